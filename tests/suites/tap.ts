import { Agent, createServer, request as forward } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { listenLocally } from "./listen-locally.ts";

/** A call as it came through the tap, before anything was done with it. */
export interface TapCall {
  readonly method: string;
  /** Path with query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What the tap does with a call that matches. `answer`: the vendor never hears of it. `change`: the vendor's JSON is
 * another one. `cut`: the vendor's answer ends in the middle. `pour`: an answer that does not end.
 */
export type Act =
  | {
      readonly answer: {
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        /** Texts as they are, everything else as JSON. */
        readonly body?: unknown;
      };
    }
  | { readonly change: (json: unknown) => unknown }
  | { readonly cut: true }
  | { readonly pour: true };

/** A line between our client and the simulators that can be tampered with. */
export interface Tap {
  /** Origin to be called instead of the target's. */
  readonly url: string;
  readonly seen: readonly TapCall[];
  /** Does it with the next calls (default 1) whose `METHOD /path?query` matches; earlier rules go first. */
  on(match: RegExp, act: Act, times?: number): void;
  /** Forgets all rules. */
  clear(): void;
  close(): Promise<void>;
}

interface Rule {
  readonly match: RegExp;
  readonly act: Act;
  left: number;
}

/** Longer than any answer that our client takes. */
const POURED_BYTES = 80 * 1024 * 1024;

/** Forwards everything to `target` until a rule says otherwise. */
export async function openTap(target: string): Promise<Tap> {
  const seen: TapCall[] = [];
  const rules: Rule[] = [];
  const agent = new Agent({ keepAlive: true });

  function take(call: TapCall): Act | undefined {
    const rule = rules.find(({ left, match }) => left > 0 && match.test(`${call.method} ${call.target}`));
    if (rule) rule.left -= 1;
    return rule?.act;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const call = callOf(request, body);
    seen.push(call);
    const act = take(call);
    if (act && "answer" in act) return answerWith(response, act.answer);
    if (act && "pour" in act) return pour(response);
    const reached = await reach(new URL(call.target, target), request, body, agent);
    const bytes = await buffer(reached);
    if (act && "change" in act) {
      const changed: unknown = act.change(JSON.parse(bytes.toString("utf8")));
      return answerWith(response, { status: reached.statusCode ?? 200, body: changed });
    }
    response.writeHead(reached.statusCode ?? 502, reached.headers);
    if (!act) return void response.end(bytes);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  }

  const server = createServer((request, response) => {
    // the vendor hung up on us, so we hang up on the client
    serve(request, response).catch(() => request.socket.destroy());
  });
  const listening = await listenLocally(server);
  return {
    url: listening.url,
    seen,
    on: (match, act, times = 1) => void rules.push({ match, act, left: times }),
    clear: () => void rules.splice(0),
    async close() {
      agent.destroy();
      await listening.close();
    },
  };
}

function callOf(request: IncomingMessage, body: Buffer): TapCall {
  const { method = "GET", url: target = "/" } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { method, target, headers, body: body.toString("utf8") };
}

function reach(url: URL, request: IncomingMessage, body: Buffer, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, headers } = request;
    const call = forward(url, { method, headers: { ...headers, host: url.host }, agent }, resolve);
    call.on("error", reject);
    call.end(body);
  });
}

function answerWith(
  response: ServerResponse,
  { status, headers = {}, body }: Extract<Act, { readonly answer: unknown }>["answer"],
): void {
  const isText = typeof body === "string";
  const type = isText ? "text/plain; charset=utf-8" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(isText ? body : body === undefined ? "" : JSON.stringify(body));
}

async function pour(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = Buffer.alloc(256 * 1024, " ");
  for (let sent = 0; sent < POURED_BYTES && !response.destroyed; sent += chunk.length) {
    const isRoom = response.write(chunk);
    if (!isRoom) await drained(response);
  }
  response.destroy();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}
