import { request as httpRequest } from "node:http";
import type { Agent } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Agent as SecureAgent } from "node:https";

/** One POST on its way out. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Keep-alive pools for both schemes. */
export interface Agents {
  readonly http: Agent;
  readonly https: SecureAgent;
}

/**
 * Posts once. Resolves to the status, or `failed` when no answer came within `timeoutMs` of its beginning: while it waits
 * for a free connection it has not begun. Never rejects.
 */
export const postOnce = (outgoing: Outgoing, agents: Agents, timeoutMs: number): Promise<number | "failed"> =>
  new Promise((resolve) => {
    const bytes = Buffer.from(outgoing.body);
    const isSecure = outgoing.url.startsWith("https:");
    const options = {
      method: "POST",
      headers: { ...outgoing.headers, "content-length": String(bytes.length) },
    };
    try {
      const call = isSecure
        ? httpsRequest(outgoing.url, { ...options, agent: agents.https })
        : httpRequest(outgoing.url, { ...options, agent: agents.http });
      let timer: NodeJS.Timeout | undefined;
      call.on("socket", () => {
        timer = setTimeout(() => call.destroy(new Error("nobody answered in time")), timeoutMs);
      });
      call.on("close", () => {
        clearTimeout(timer);
        resolve("failed");
      });
      call.on("error", () => {
        resolve("failed");
      });
      call.on("response", (answer) => {
        answer.on("error", () => {
          resolve("failed");
        });
        answer.on("end", () => {
          resolve(answer.statusCode ?? "failed");
        });
        answer.resume();
      });
      call.end(bytes);
    } catch {
      // An address or a header that node refuses to send.
      resolve("failed");
    }
  });
