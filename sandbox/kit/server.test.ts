import { afterEach, beforeEach, expect, test } from "vitest";
import { createHookReceiver } from "./hook-receiver.ts";
import { createHookSender } from "./hook-sender.ts";
import { ControlError } from "./kit.ts";
import type { Simulator } from "./kit.ts";
import { createKitServer } from "./server.ts";
import type { KitServer } from "./server.ts";

/** A vendor that counts. */
const createCounter = (): Simulator => {
  let count = 0;
  return {
    id: "counter",
    handle: async ({ method, path, query, headers, body }) => {
      if (path === "/trip") throw new Error("tripped");
      if (method === "POST") count += 1;
      if (path === "/empty") return { status: 204 };
      const echo = { method, path, query: query.get("q"), length: body.length, agent: headers["x-name"] };
      return { status: 200, headers: { "X-Count": String(count) }, body: echo };
    },
    errorBody: (status) => ({ oops: status }),
    control: async (action, input) => {
      if (action !== "set" || typeof input["count"] !== "number") throw new ControlError("cannot do that");
      ({ count } = { count: input["count"] });
      return undefined;
    },
    state: () => ({ count }),
    reset: () => {
      count = 0;
    },
  };
};

let server: KitServer;
let simulator: Simulator;
const hooks = createHookSender({ now: () => new Date(), retry: () => undefined });

beforeEach(async () => {
  simulator = createCounter();
  server = await createKitServer({
    port: 0,
    now: () => new Date(),
    mounts: [{ prefix: "/counter/v1", simulator, hooks }],
  });
});
afterEach(async () => {
  await server.close();
});

const post = (path: string, body?: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { method: "POST", ...(body === undefined ? {} : { body }) });
const control = async (path: string, body: unknown, method = "POST"): Promise<[number, unknown]> => {
  const answer = await fetch(`${server.url}/_control/${path}`, {
    method,
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  });
  return [answer.status, await answer.json()];
};

test("a simulator sees the path below its prefix, the query, the headers and the bytes", async () => {
  const answer = await fetch(`${server.url}/counter/v1/a%20b?q=1`, {
    method: "POST",
    body: "12345",
    headers: { "X-Name": "Bo" },
  });
  expect(answer.headers.get("x-count")).toBe("1");
  expect(await answer.json()).toEqual({ method: "POST", path: "/a%20b", query: "1", length: 5, agent: "Bo" });
});

test("a path outside every prefix is nobody's, also when it only begins alike", async () => {
  expect((await post("/counter/v10/a")).status).toBe(404);
  expect((await post("/counter/v1")).status).toBe(200);
  expect((await post("/counter/v1/empty")).status).toBe(204);
});

test("a simulator that trips answers 500 and lives on", async () => {
  expect((await post("/counter/v1/trip")).status).toBe(500);
  expect((await post("/counter/v1/x")).status).toBe(200);
});

test("a lost answer has its effect, a reset call has none", async () => {
  server.faults.add("counter", { kind: "lost" });
  await expect(post("/counter/v1/x")).rejects.toThrow("fetch failed");
  expect(simulator.state()).toEqual({ count: 1 });
  server.faults.add("counter", { kind: "reset" });
  await expect(post("/counter/v1/x")).rejects.toThrow("fetch failed");
  expect(simulator.state()).toEqual({ count: 1 });
  expect(server.seen("counter").calls.map(({ status }) => status)).toEqual(["lost", "lost"]);
});

test.each([
  ["error500After", 500, 1],
  ["500", 500, 0],
  ["429", 429, 0],
  ["401", 401, 0],
] as const)("%s answers %i in the vendor's shape and has %i effects", async (kind, status, count) => {
  server.faults.add("counter", { kind, retryAfterSeconds: 7 });
  const answer = await post("/counter/v1/x");
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ oops: status });
  expect(answer.headers.get("retry-after")).toBe(kind === "429" ? "7" : null);
  expect(simulator.state()).toEqual({ count });
});

test.each([
  ["html403", 403],
  ["nonsense", 200],
] as const)("%s is a page of HTML with status %i and has no effect", async (kind, status) => {
  server.faults.add("counter", { kind });
  const answer = await post("/counter/v1/x");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
  expect(await answer.text()).toContain("<html>");
  expect(simulator.state()).toEqual({ count: 0 });
});

test("a slow answer has its effect before it comes", async () => {
  server.faults.add("counter", { kind: "slow", delayMs: 60_000 });
  await expect(
    fetch(`${server.url}/counter/v1/x`, { method: "POST", signal: AbortSignal.timeout(100) }),
  ).rejects.toThrow("aborted");
  expect(simulator.state()).toEqual({ count: 1 });
});

test("faults strike only what they match, as often as they say, or each n-th call", async () => {
  server.faults.add("counter", { kind: "500", match: "^POST /a", times: 2 });
  const first = ["/b", "/a", "/a", "/a"].map((path) => `/counter/v1${path}`);
  const statuses: number[] = [];
  for (const path of first) statuses.push((await post(path)).status);
  expect(statuses).toEqual([200, 500, 500, 200]);
  server.faults.add("counter", { kind: "429", every: 2 });
  const later: number[] = [];
  for (const path of first) later.push((await post(path)).status);
  expect(later).toEqual([200, 429, 200, 429]);
  server.faults.clear("counter");
  expect((await post("/counter/v1/a")).status).toBe(200);
});

test("calls are counted by route, and kept unless that is switched off", async () => {
  await post("/counter/v1/drafts/3c5c2258-9885-4652-aeb3-a1aa8f1b5461/send", "hello");
  await post("/counter/v1/drafts/77/send");
  const seen = server.seen("counter");
  expect(seen.counts).toEqual({ "POST /drafts/{id}/send": 2 });
  expect(seen.calls[0]).toMatchObject({ method: "POST", status: 200, body: "hello", query: "" });
  seen.keep(false);
  await post("/counter/v1/drafts/78/send");
  expect([seen.calls.length, seen.counts["POST /drafts/{id}/send"]]).toEqual([0, 3]);
});

test("the control API acts, shows the state and what was seen, and resets", async () => {
  expect(await control("counter/set", { count: 5 })).toEqual([200, {}]);
  expect(await control("counter/state", undefined, "GET")).toEqual([200, { count: 5 }]);
  await post("/counter/v1/x");
  expect(await control("counter/seen", undefined, "GET")).toMatchObject([200, { counts: { "POST /x": 1 } }]);
  expect(await control("counter/faults", { kind: "500", times: 9 })).toEqual([200, {}]);
  expect((await post("/counter/v1/x")).status).toBe(500);
  expect(await control("counter/faults", {}, "DELETE")).toEqual([200, {}]);
  expect((await post("/counter/v1/x")).status).toBe(200);
  expect(await control("counter/reset", {})).toEqual([200, {}]);
  expect(await control("counter/state", undefined, "GET")).toEqual([200, { count: 0 }]);
});

test.each([
  ["counter/set", { count: "five" }],
  ["counter/faults", { kind: "explode" }],
  ["counter/faults", { kind: "500", times: 0 }],
  ["counter/faults", { kind: "500", match: "(" }],
  ["counter/faults", { kind: "500", evry: 2 }],
  ["counter/hook-faults", { kind: "lost" }],
  ["counter/__proto__", {}],
  ["nobody/set", {}],
  ["counter", {}],
  ["forge", { url: "file:///tmp" }],
  ["latency", { latencyMs: -1 }],
  ["counter/set", []],
])("the control API refuses %s %j with a sentence", async (path, body) => {
  expect(await control(path, body)).toEqual([400, { error: expect.stringMatching(/\w+ \S+/u) }]);
});

test("a page of another site cannot steer the sandbox", async () => {
  const answer = await fetch(`${server.url}/_control/counter/reset`, {
    method: "POST",
    headers: { origin: "https://evil.example.com" },
  });
  expect(answer.status).toBe(403);
});

test("a forged hook is sent as told", async () => {
  const receiver = await createHookReceiver();
  receiver.answerWith([401]);
  const hook = { url: receiver.url, headers: { "x-signature": "wrong" }, body: { event: "contract.signed" } };
  expect(await control("forge", hook)).toEqual([200, { status: 401 }]);
  expect(receiver.received[0]).toMatchObject({ body: `{"event":"contract.signed"}` });
  expect(receiver.received[0]?.headers["x-signature"]).toBe("wrong");
  await receiver.close();
});

test("a taken port is an error", async () => {
  await expect(createKitServer({ port: server.port, now: () => new Date(), mounts: [] })).rejects.toThrow(
    "EADDRINUSE",
  );
});

test("extra latency holds every answer back, and can be taken away again", async () => {
  server.setLatency(60_000);
  const patience = { method: "POST", signal: AbortSignal.timeout(50) };
  await expect(fetch(`${server.url}/counter/v1/x`, patience)).rejects.toThrow("aborted");
  expect(await control("latency", { latencyMs: 0 })).toEqual([200, {}]);
  expect((await post("/counter/v1/x")).status).toBe(200);
});

test("hook faults are set over HTTP, and the log of hooks is read there", async () => {
  expect(await control("counter/hook-faults", { kind: "drop" })).toEqual([200, {}]);
  hooks.send({ url: "http://127.0.0.1:1/", headers: {}, body: "" });
  expect(await control("counter/hooks", undefined, "GET")).toMatchObject([200, [{ status: "dropped" }]]);
});
