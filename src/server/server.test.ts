import { connect } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Knock, Received } from "../inbox/receive.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createServer, type ServerDeps } from "./server.ts";

interface Running {
  readonly origin: string;
  readonly port: number;
  readonly knocks: Knock[];
  readonly lines: string[];
  readonly close: () => Promise<void>;
}

const KEPT: Received = { status: 200, reason: "kept" };

async function start(
  answer: (knock: Knock) => Promise<Received> | Received = () => KEPT,
  overrides: Partial<ServerDeps> = {},
): Promise<Running> {
  const knocks: Knock[] = [];
  const lines: string[] = [];
  const log = createLog({
    level: "debug",
    secrets: [],
    destination: { write: (line) => void lines.push(line) },
  });
  const metrics = createMetrics({
    contractCounts: () => Promise.resolve({ sent: 3 }),
    lookCounts: () => Promise.resolve({ waiting: 1, ready: 1, running: 2, oldestReadyMs: 1_500 }),
    waiting: () => Promise.resolve([]),
    held: () => Promise.resolve([]),
    drift: () => Promise.resolve([]),
    limits: () => Promise.resolve([]),
    tokenEnds: () => Promise.resolve([]),
    pool: () => ({ busy: 1, idle: 2, waiting: 0 }),
    health: () => Promise.reject(new Error("no database")),
  });
  const server = createServer({
    receive: async (knock) => {
      knocks.push(knock);
      return answer(knock);
    },
    metrics,
    log,
    ready: { database: () => true, sorter: () => true },
    ...overrides,
  });
  const { port } = await server.listen(0, "127.0.0.1");
  onTestFinished(() => server.close());
  return { origin: `http://127.0.0.1:${port}`, port, knocks, lines, close: () => server.close() };
}

/** Sends bytes as they are; resolves to all that came back when the other side closed. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let seen = "";
    socket.on("data", (chunk) => (seen += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(seen));
  });
}

const HOOK = "/webhooks/acme/kommo/s3cret-segment";

test("a hook call reaches the inbox byte for byte and is answered with an empty 200", async () => {
  const { origin, knocks } = await start();
  const body = Buffer.from([0, 255, 13, 10, 0xc3, 0x28]);
  const response = await fetch(`${origin}${HOOK}?id=SR-1&x=a%20b`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "X-Some-Signature": "abc" },
    body,
  });
  expect([response.status, await response.text()]).toEqual([200, ""]);
  expect(knocks[0]).toMatchObject({ account: "acme", connection: "kommo", secret: "s3cret-segment" });
  expect(Buffer.from(knocks[0]?.body ?? [])).toEqual(body);
  expect(knocks[0]?.headers).toMatchObject({
    "content-type": "application/x-www-form-urlencoded",
    "x-some-signature": "abc",
    ":query": "id=SR-1&x=a%20b",
  });
});

test.each([
  "nonsense",
  ";;;",
  "application/json",
  "text/plain; charset=utf-99",
  "application/json; boundary",
  "a/b/c, d",
])("a body of content type %j is taken as it is, never 415", async (type) => {
  const { port, knocks } = await start();
  const call = `POST ${HOOK} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: 5\r\n\r\n{"a":`;
  expect(await raw(port, call)).toMatch(/^HTTP\/1\.1 200 /);
  expect(knocks[0]?.headers["content-type"]).toBe(type);
  expect(Buffer.from(knocks[0]?.body ?? []).toString()).toBe('{"a":');
});

test("a body without a content type and no body at all are taken", async () => {
  const { port, knocks } = await start();
  const head = `POST ${HOOK} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n`;
  expect(await raw(port, `${head}content-length: 2\r\n\r\nhi`)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await raw(port, `${head}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  expect(knocks.map(({ body }) => body.byteLength)).toEqual([2, 0]);
});

test("more than 1 MiB is refused with an empty 413, announced or not", async () => {
  const { port, knocks } = await start();
  const announced = await raw(port, `POST ${HOOK} HTTP/1.1\r\nhost: x\r\ncontent-length: 1048577\r\n\r\nx`);
  expect(announced).toMatch(/^HTTP\/1\.1 413 [\s\S]*content-length: 0\r\n[\s\S]*\r\n\r\n$/);
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const dripped = await raw(
    port,
    `POST ${HOOK} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(17)}0\r\n\r\n`,
  );
  expect(dripped).toMatch(/^HTTP\/1\.1 413 /);
  expect(knocks).toEqual([]);
});

const REFUSALS: readonly Received[] = [
  { status: 404, reason: "unknown" },
  { status: 401, reason: "forged" },
  { status: 403, reason: "forged" },
  { status: 503, reason: "not_stored" },
];

test.each(REFUSALS)("the inbox's $status goes out without a body", async (refusal) => {
  const { origin } = await start(() => refusal);
  const response = await fetch(origin + HOOK, { method: "POST", body: "x" });
  expect([response.status, await response.text()]).toEqual([refusal.status, ""]);
});

test("only POST knocks", async () => {
  const { origin, knocks } = await start();
  expect((await fetch(origin + HOOK)).status).toBe(405);
  expect((await fetch(origin + HOOK, { method: "DELETE" })).status).toBe(405);
  expect(knocks).toEqual([]);
});

test("neither answers nor log lines ever hold the secret part of an address", async () => {
  const { origin, port, lines } = await start(() => {
    throw new Error("broken inside");
  });
  const answers = [
    await raw(port, `POST ${HOOK} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 1\r\n\r\nx`),
    await raw(
      port,
      `POST ${HOOK}/more HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    ),
    await raw(port, `POST ${HOOK}%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`),
    await raw(port, `BREW ${HOOK} HTTP/1.1\r\n\r\n`),
    await (await fetch(origin + HOOK)).text(),
  ];
  expect(answers.map((answer) => answer.slice(0, 12))).toEqual([
    "HTTP/1.1 500",
    "HTTP/1.1 404",
    "HTTP/1.1 400",
    "HTTP/1.1 400",
    "",
  ]);
  expect([...answers, ...lines].join("\n")).not.toContain("s3cret-segment");
});

test("a client that sends slowly is cut off", async () => {
  const { port, knocks } = await start(() => KEPT, { requestTimeoutMs: 200 });
  const answer = await raw(port, `POST ${HOOK} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx`);
  expect(answer).toMatch(/^HTTP\/1\.1 408 |^$/);
  expect(knocks).toEqual([]);
});

test("health, readiness and the front page answer, with security headers", async () => {
  const { origin } = await start();
  for (const path of ["/healthz", "/readyz", "/", "/nothing-here"]) {
    const response = await fetch(origin + path);
    expect(response.status).toBe(path === "/nothing-here" ? 404 : 200);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    await response.arrayBuffer();
  }
});

test("not ready names what is not, also when a check fails to run", async () => {
  const { origin } = await start(() => KEPT, {
    ready: { database: () => Promise.reject(new Error("down")), sorter: () => false, worker: () => true },
  });
  const response = await fetch(`${origin}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    ready: false,
    checks: { database: false, sorter: false, worker: true },
  });
});

test("metrics tell what came of hook calls, and survive a source that fails", async () => {
  const { origin } = await start();
  await fetch(origin + HOOK, { method: "POST", body: "x" });
  const text = await (await fetch(`${origin}/metrics`)).text();
  expect(text).toContain('countersign_deliveries_total{reason="kept"} 1');
  expect(text).toContain('countersign_contracts{status="sent"} 3');
  expect(text).toContain('countersign_contracts{status="failed"} 0');
  expect(text).toContain('countersign_looks{state="running"} 2');
  expect(text).toContain("countersign_hook_answer_seconds_count 1");
});

test("close lets the request under way end and takes no more", async () => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { origin, knocks, close } = await start(async () => {
    await held;
    return KEPT;
  });
  const response = fetch(origin + HOOK, { method: "POST", body: "x" });
  await vi.waitFor(() => expect(knocks).toHaveLength(1));
  const closed = close();
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow("fetch failed");
  release?.();
  expect((await response).status).toBe(200);
  await closed;
});

test("close does not wait for ever", async () => {
  const { origin, knocks, close } = await start(() => new Promise<Received>(() => undefined), {
    graceMs: 50,
  });
  const response = fetch(origin + HOOK, { method: "POST", body: "x" });
  response.catch(() => undefined);
  await vi.waitFor(() => expect(knocks).toHaveLength(1));
  await close();
  await expect(response).rejects.toThrow("fetch failed");
});
