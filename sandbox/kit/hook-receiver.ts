import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "./read-body.ts";

/** One call that a receiver got. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A place that hooks can be sent to, for the sandbox's own tests. */
export interface HookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Statuses of the next answers, in order; 200 when none is left; 0 = no answer at all. */
  answerWith(statuses: readonly number[]): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export const createHookReceiver = async (): Promise<HookReceiver> => {
  const received: Received[] = [];
  let statuses: readonly number[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, 1_000_000);
    const { method = "", url = "", headers } = request;
    received.push({ method, url, headers, body: Buffer.from(body ?? []).toString("utf8") });
    const [status = 200, ...rest] = statuses;
    statuses = rest;
    if (status !== 0) response.writeHead(status).end();
  };
  const server = createServer((request, response) => void take(request, response));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (wanted) => {
      statuses = wanted;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
