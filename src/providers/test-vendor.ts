import { createServer } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { JsonObject } from "../domain/json.ts";
import { createHttp } from "../http/create-http.ts";
import type { Http } from "../http/http.ts";
import type { Account, Dialect, Folder } from "./provider.ts";
import { memoryTokens } from "./test-tokens.ts";

/** A call as the small test server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `lost`: the socket dies without an answer. A string or bytes as body are sent as they are. */
export type Reply =
  | "lost"
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export const NOW = new Date("2026-11-05T09:00:00Z");

export interface TestVendorOptions {
  readonly settings: JsonObject;
  /** Texts that nothing may record. */
  readonly hidden: readonly string[];
  readonly secrets?: readonly string[];
  readonly now?: () => Date;
  readonly noticeUrl?: string;
  /** Files of the operator's own; default none. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** A server of this test's own and an account that speaks with it. */
export async function connectVendorTo(
  dialect: Dialect,
  answer: (call: Seen, base: string) => Reply,
  options: TestVendorOptions,
): Promise<{ readonly account: Account; readonly calls: Seen[]; readonly base: string }> {
  const calls: Seen[] = [];
  const base = await listen((call) => {
    calls.push(call);
    return answer(call, base);
  });
  const http = openHttp(options.hidden);
  const { settings, secrets = [], now = () => NOW, noticeUrl, files = {} } = options;
  const account = dialect.connect(
    { id: "contracts", baseUrl: base, settings, signingSecrets: secrets },
    {
      http,
      download: http,
      now,
      tokens: memoryTokens(),
      folder: () => folderOf(files),
      ...(noticeUrl === undefined ? {} : { noticeUrl }),
    },
  );
  return { account, calls, base };
}

function folderOf(files: Readonly<Record<string, Uint8Array>>): Folder {
  const kept = new Map(Object.entries(files));
  return { list: async () => [...kept.keys()].toSorted(), read: async (path) => kept.get(path) };
}

function openHttp(secrets: readonly string[]): Http {
  return createHttp({
    account: "acme",
    connection: "contracts",
    limitKey: "acme/contracts",
    recorder: { record: () => undefined, flush: async () => undefined },
    secrets,
    allowPrivateHosts: true,
    now: () => NOW,
  });
}

async function listen(answer: (call: Seen) => Reply): Promise<string> {
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const { method = "", headers } = request;
      const reply = answer({ method, path: url.pathname, query: url.searchParams, headers, body });
      if (reply === "lost") return request.socket.destroy();
      response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
      return response.end(bytesOf(reply.body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

function bytesOf(body: unknown): string | Uint8Array {
  if (body === undefined) return "";
  return typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
}
