import { Agent, createServer, request as call } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What stands before the web processes: passes each call to one that says it is ready. */
export interface FrontDoor {
  readonly url: string;
  /** Where it may pass calls on; whoever is not ready is left out. */
  readonly behind: Set<string>;
  close(): Promise<void>;
}

/** How often it asks who is ready, as proxies do: to ask before each call would double the work. */
const ASK_MS = 100;
const PATIENCE_MS = 10_000;

/** Listens on a free port of this machine. A call that nobody took is answered 503, so that the caller comes again. */
export async function openFrontDoor(): Promise<FrontDoor> {
  const behind = new Set<string>();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let ready: readonly string[] = [];

  async function ask(): Promise<void> {
    const answers = await Promise.all(
      [...behind].map(async (target) => ({ target, ok: await isReady(target) })),
    );
    ready = answers.filter(({ ok }) => ok).map(({ target }) => target);
  }

  async function pass(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    // who is on the list but was not ready may be so by now
    const targets = [...ready, ...[...behind].filter((target) => !ready.includes(target))];
    for (const target of targets) {
      const status = await passedOn(target, request, Buffer.concat(chunks), agent);
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
  const asking = setInterval(() => void ask(), ASK_MS);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    behind,
    close: () =>
      new Promise((resolve) => {
        clearInterval(asking);
        agent.destroy();
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
async function passedOn(
  target: string,
  { method = "POST", url = "/", headers }: IncomingMessage,
  body: Buffer,
  agent: Agent,
): Promise<number | undefined> {
  const kept = Object.entries(headers).filter(([name]) => !HOP.has(name));
  const options = { method, agent, timeout: PATIENCE_MS, headers: Object.fromEntries(kept) };
  return new Promise((resolve) => {
    const passed = call(`${target}${url}`, options, (answer) => {
      answer.resume();
      answer.once("close", () => resolve(answer.statusCode));
    });
    passed.once("error", () => resolve(undefined));
    passed.once("timeout", () => passed.destroy());
    passed.end(body);
  });
}

const HOP = new Set(["host", "connection", "content-length", "transfer-encoding", "keep-alive", "expect"]);
