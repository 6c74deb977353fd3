import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { CountersignError, LOOK, RETRY } from "../../domain/errors.ts";
import { callContext } from "../../http/context.ts";
import type { Http, HttpAnswer, Limiter } from "../../http/http.ts";
import { createKommo } from "./kommo.ts";
import type { Kommo } from "./kommo.ts";
import { isRaw } from "./raw.ts";
import type { Raw } from "./raw.ts";
import type { KommoSettings, KommoToken, KommoTools } from "./settings.ts";

/** A call that the hand-made server saw. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: unknown;
  readonly bytes: number;
}

/** `lost`: the socket dies without an answer. Strings go out as they are, as HTML. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lost?: boolean;
}

export interface TestServer {
  readonly url: string;
  readonly seen: Seen[];
  /** Seen calls as `METHOD path`. */
  readonly lines: () => readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startServer(answer: (seen: Seen) => Reply | Promise<Reply>): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    seen.push(call);
    send(response, await answer(call));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    lines: () => seen.map((call) => `${call.method} ${call.path}`),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? "/", "http://test.invalid");
  const isJson = request.headers["content-type"] === "application/json";
  const body: unknown = isJson ? JSON.parse(bytes.toString("utf8")) : bytes.toString("latin1");
  return {
    method: request.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    authorization: request.headers.authorization ?? "",
    body,
    bytes: bytes.length,
  };
}

function send(
  response: ServerResponse,
  { status = 200, json, text, headers = {}, lost = false }: Reply,
): void {
  if (lost) return void response.destroy();
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  if (json !== undefined) response.setHeader("content-type", "application/json");
  response.end(text ?? (json === undefined ? "" : JSON.stringify(json)));
}

/** Which contracts each call was made for, as the recorder would see it. */
export const servedContracts: string[][] = [];

/** Calls over fetch with the face's verdicts, and nothing else of the real room. */
export const testHttp: Http = async (request) => {
  servedContracts.push([...callContext().contracts]);
  const { method, url, headers = {}, body, operation, safe } = request;
  const where = { connection: "kommo", operation };
  try {
    const payload = body instanceof Uint8Array ? new Blob([Uint8Array.from(body)]) : body;
    const response = await fetch(url, { method, headers, body: payload ?? null, redirect: "manual" });
    return answerOf(response, new Uint8Array(await response.arrayBuffer()), where);
  } catch (error) {
    if (safe) throw new CountersignError("unreachable", RETRY, "No answer.", where, error);
    throw new CountersignError("outcome_unknown", LOOK, "No answer.", where, error);
  }
};

function answerOf(response: Response, bytes: Uint8Array, where: HttpAnswer["where"]): HttpAnswer {
  const text = new TextDecoder().decode(bytes);
  const json = (): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new CountersignError("answer_unreadable", RETRY, "Not JSON.", where, error);
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    at: new Date(),
    text: () => text,
    json,
    where,
  };
}

/** Counts slots; `everyMs` apart. What it was told is kept for the test. */
export function testLimiter(
  everyMs = 0,
): Limiter & { readonly told: string[]; slots: number; reason: string | undefined } {
  let next = 0;
  const told: string[] = [];
  const none: string | undefined = undefined;
  const limiter: Limiter & { readonly told: string[]; slots: number; reason: string | undefined } = {
    told,
    slots: 0,
    reason: none,
    async acquire() {
      limiter.slots += 1;
      const now = performance.now();
      next = Math.max(next + everyMs, now);
      if (next > now) await new Promise((resolve) => setTimeout(resolve, next - now));
    },
    pause: (key: string, until: Date) =>
      Promise.resolve(void limiter.told.push(`pause ${key} ${until.toISOString()}`)),
    block: (key: string) =>
      Promise.resolve(void limiter.told.push(`block ${key}`)).then(() => void (limiter.reason = "blocked")),
    unblock: () => Promise.resolve(void (limiter.reason = undefined)),
    blocked: () => Promise.resolve(limiter.reason),
  };
  return limiter;
}

export const NOW = new Date("2026-11-02T10:00:00Z");

export interface TestOptions {
  readonly settings?: Partial<KommoSettings>;
  readonly tools?: Partial<KommoTools>;
}

/** A client of the hand-made server; without a rate limit unless the test asks for one. */
export function kommoAt(url: string, { settings = {}, tools = {} }: TestOptions = {}): Kommo {
  return createKommo(
    {
      subdomain: "acme",
      auth: { kind: "token", token: "test-token" },
      baseUrl: url,
      requestsPerSecond: 0,
      batchSize: 50,
      ...settings,
    },
    {
      http: testHttp,
      drive: () => testHttp,
      limiter: testLimiter(),
      limitKey: "acme/kommo",
      tokens: memoryTokens(),
      now: () => NOW,
      pause: () => Promise.resolve(),
      ...tools,
    },
  );
}

/** A token book for one process. */
export function memoryTokens(first?: KommoToken): KommoTools["tokens"] & { stored: KommoToken | undefined } {
  const book = {
    stored: first,
    get: () => Promise.resolve(book.stored),
    async refresh(
      _seen: KommoToken | undefined,
      run: (stored: KommoToken | undefined) => Promise<KommoToken>,
    ): Promise<KommoToken> {
      const token = await run(book.stored);
      book.stored = token;
      return token;
    },
  };
  return book;
}

/** Entities of a batch body. */
export function entitiesOf(body: unknown): readonly Raw[] {
  return Array.isArray(body) ? body.filter(isRaw) : [];
}

/** What a promise came to: its CountersignError. */
export async function failureIn(promise: Promise<unknown>): Promise<CountersignError> {
  const error: unknown = await promise.then(
    () => new Error("It did not fail."),
    (thrown: unknown) => thrown,
  );
  if (error instanceof CountersignError) return error;
  throw error;
}
