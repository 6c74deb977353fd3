import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What stands before the web processes: passes each call to one that says it is ready. */
export interface FrontDoor {
  readonly url: string;
  /** Where it may pass calls on; whoever is not ready is left out. */
  readonly behind: Set<string>;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. A call that nobody took is answered 503, so that the caller comes again. */
export async function openFrontDoor(): Promise<FrontDoor> {
  const behind = new Set<string>();

  async function pass(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    for (const target of behind) {
      if (!(await isReady(target))) continue;
      const status = await passedOn(target, request, Buffer.concat(chunks));
      if (status !== undefined) return status;
    }
    return 503;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = await pass(request).catch(() => 503);
    response.writeHead(status, { "content-length": 0 }).end();
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    behind,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function isReady(target: string): Promise<boolean> {
  const answer = await fetch(`${target}/readyz`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}

/** `undefined` = nobody was there. */
async function passedOn(target: string, request: IncomingMessage, body: Buffer): Promise<number | undefined> {
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && !HOP.has(name) ? [[name, value]] : [],
  );
  const { method = "POST", url = "/" } = request;
  const answer = await fetch(`${target}${url}`, { method, headers, body }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status;
}

const HOP = new Set(["host", "connection", "content-length", "transfer-encoding", "keep-alive", "expect"]);
