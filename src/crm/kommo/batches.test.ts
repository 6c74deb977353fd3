import { expect, test } from "vitest";
import { withCallContext } from "../../http/context.ts";
import { entitiesOf, failureIn, kommoAt, NOW, startServer, testLimiter } from "./test-kommo.ts";
import type { Reply, Seen, TestServer } from "./test-kommo.ts";
import { created, plentyOf } from "./test-leads.ts";
import type { Kommo } from "./kommo.ts";

/** A client that may call every few milliseconds, so that what is asked at once is merged. */
function slowly(server: TestServer, everyMs = 5): Kommo {
  return kommoAt(server.url, {
    settings: { requestsPerSecond: 7 },
    tools: { limiter: testLimiter(everyMs) },
  });
}

const note = (id: string) => ({ text: `Note of ${id}`, marker: `[${id}]` });
const refusal = (requestId: string, path: string, detail: string): Reply => ({
  status: 400,
  json: {
    title: "Bad Request",
    status: 400,
    "validation-errors": [{ request_id: requestId, errors: [{ code: "NotSupportedChoice", path, detail }] }],
  },
});

test("one refused note does not take its neighbours with it", async () => {
  await using server = await startServer((seen) => {
    const bad = entitiesOf(seen.body).findIndex((entity) => entity["entity_id"] === 3);
    return bad === -1 ? created(seen) : refusal(String(bad), "entity_id", "Entity not found");
  });
  const kommo = slowly(server);
  const results = await Promise.allSettled(["1", "2", "3", "4"].map((id) => kommo.addNote(id, note(id))));
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  const written = server.seen.filter((call) =>
    entitiesOf(call.body).every((entity) => entity["entity_id"] !== 3),
  );
  const ids = written.flatMap((call) => entitiesOf(call.body).map((entity) => entity["entity_id"]));
  expect(new Set(ids)).toEqual(new Set([1, 2, 4]));
  expect(ids).toHaveLength(3);
});

test("when Kommo does not say which one is wrong, halves are tried until it is found", async () => {
  await using server = await startServer((seen) =>
    entitiesOf(seen.body).some((entity) => entity["entity_id"] === 6)
      ? { status: 400, json: { title: "Bad Request", detail: "Something is wrong" } }
      : created(seen),
  );
  const kommo = slowly(server);
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) => kommo.addNote(String(index), note(String(index)))),
  );
  expect(results.flatMap((result, index) => (result.status === "rejected" ? [index] : []))).toEqual([6]);
});

test("notes whose answer is lost are unclear, each of them, and none is sent again", async () => {
  await using server = await startServer(() => ({ lost: true }));
  const kommo = slowly(server);
  const errors = await Promise.all(["1", "2", "3"].map((id) => failureIn(kommo.addNote(id, note(id)))));
  expect(errors.map((error) => [error.code, error.verdict.next])).toEqual(
    Array.from({ length: 3 }, () => ["outcome_unknown", "look"]),
  );
  expect(server.seen.flatMap((call) => entitiesOf(call.body))).toHaveLength(3);
});

test.each<readonly [string, Reply]>([
  ["a 500", { status: 500, json: { title: "ErrInternalServer" } }],
  ["a page of HTML with 200", { text: "<html>maintenance</html>" }],
  [
    "an answer that names fewer notes than were sent",
    { json: { _embedded: { notes: [{ id: 5, request_id: "7" }] } } },
  ],
  ["an empty object", { json: {} }],
])("after %s nobody knows whether the notes were written", async (_, reply) => {
  await using server = await startServer(() => reply);
  const kommo = slowly(server);
  const errors = await Promise.all(["1", "2", "3"].map((id) => failureIn(kommo.addNote(id, note(id)))));
  expect(errors.map((error) => error.verdict.next)).toEqual(["look", "look", "look"]);
});

test("an unknown stage is the configuration's fault and fails only the deal that asks for it", async () => {
  await using server = await startServer((seen) => {
    const list = Array.isArray(seen.body) ? entitiesOf(seen.body) : entitiesOf([seen.body]);
    const bad = list.findIndex((lead) => lead["status_id"] === 999);
    return bad === -1 ? plentyOf(seen) : refusal(String(bad), "status_id", "Stage not found");
  });
  const kommo = slowly(server);
  const move = (id: string, stageId: string) => kommo.patchDeal(id, { stage: { pipelineId: "31", stageId } });
  const bad = failureIn(move("2", "999"));
  await Promise.all([move("1", "502"), bad, move("3", "502")]);
  expect(await bad).toMatchObject({ code: "configuration_invalid", verdict: { next: "stop" } });
});

test("waiting patches of one deal become one, the later one wins per field", async () => {
  await using server = await startServer(plentyOf);
  const kommo = slowly(server, 50);
  await kommo.metadata();
  const blocker = kommo.readDeal("9");
  await Promise.all([
    kommo.patchDeal("1", { fields: { "Contract ID": "old", Plan: "Growth" } }),
    kommo.patchDeal("1", { fields: { "Contract ID": "new" } }),
    kommo.patchDeal("1", { stage: { pipelineId: "31", stageId: "142" } }),
    blocker,
  ]);
  const patches = server.seen.filter((call) => call.method === "PATCH");
  expect(patches).toHaveLength(1);
  expect(patches[0]?.body).toEqual({
    status_id: 142,
    pipeline_id: 31,
    custom_fields_values: [
      { field_id: 61, values: [{ value: "new" }] },
      { field_id: 62, values: [{ enum_id: 1 }] },
    ],
  });
});

test("a stage that is refused does not keep the same deal's field from being written", async () => {
  await using server = await startServer((seen) =>
    JSON.stringify(seen.body ?? "").includes("999")
      ? refusal("0", "status_id", "Stage not found")
      : plentyOf(seen),
  );
  const kommo = slowly(server);
  await kommo.metadata();
  const blocker = kommo.readDeal("9");
  const move = failureIn(kommo.patchDeal("1", { stage: { pipelineId: "31", stageId: "999" } }));
  await Promise.all([kommo.patchDeal("1", { fields: { "Contract ID": "c1" } }), move, blocker]);
  expect((await move).code).toBe("configuration_invalid");
});

test("504 makes batches smaller until Kommo takes them", async () => {
  const sizes: number[] = [];
  await using server = await startServer((seen) => {
    if (seen.method !== "PATCH") return plentyOf(seen);
    const size = Math.max(1, entitiesOf(seen.body).length);
    sizes.push(size);
    return size > 20 ? { status: 504, text: "<html>504</html>" } : plentyOf(seen);
  });
  const kommo = slowly(server);
  const stage = { pipelineId: "31", stageId: "502" };
  await Promise.all(Array.from({ length: 120 }, (_, index) => kommo.patchDeal(String(index + 1), { stage })));
  expect(Math.max(...sizes)).toBeGreaterThan(50);
  expect(sizes.filter((size) => size <= 20).reduce((sum, size) => sum + size, 0)).toBe(120);
});

test("a short 429 is waited for and told to all workers; nobody notices", async () => {
  let refused = 0;
  await using server = await startServer((seen) => {
    refused += 1;
    return refused <= 1 ? { status: 429, json: { title: "Too Many", retry_after: 1 } } : plentyOf(seen);
  });
  const limiter = testLimiter();
  const kommo = kommoAt(server.url, { tools: { limiter } });
  await kommo.addNote("1", note("1"));
  expect(limiter.told).toEqual(["pause acme/kommo 2026-11-02T10:00:01.000Z"]);
  expect(server.seen).toHaveLength(2);
});

test("a long 429 is handed out with its time, and nothing more is asked before it", async () => {
  await using server = await startServer(() => ({
    status: 429,
    json: { title: "Too Many", retry_after: 300 },
  }));
  const kommo = kommoAt(server.url);
  const until = new Date(NOW.getTime() + 300_000);
  const first = await failureIn(kommo.readDeal("1"));
  const second = await failureIn(kommo.addNote("1", note("1")));
  expect([first.verdict, second.verdict]).toEqual([
    { next: "wait", until },
    { next: "wait", until },
  ]);
  expect(server.seen).toHaveLength(1);
});

test("a 429 that is not JSON is understood by its header", async () => {
  const headers = { "retry-after": "120" };
  await using server = await startServer(() => ({ status: 429, text: "<html>slow down</html>", headers }));
  const limiter = testLimiter();
  const error = await failureIn(kommoAt(server.url, { tools: { limiter } }).readDeal("1"));
  expect(error).toMatchObject({
    code: "rate_limited",
    verdict: { until: new Date(NOW.getTime() + 120_000) },
  });
  expect(limiter.told).toEqual(["pause acme/kommo 2026-11-02T10:02:00.000Z"]);
});

test("an HTML 403 blocks the account for everybody until that is taken back", async () => {
  let blocked = true;
  const answer = (seen: Seen): Reply =>
    blocked ? { status: 403, text: "<html><title>403 Forbidden</title></html>" } : plentyOf(seen);
  await using server = await startServer(answer);
  const limiter = testLimiter();
  const kommo = kommoAt(server.url, { tools: { limiter } });
  expect(await failureIn(kommo.readDeal("1"))).toMatchObject({
    code: "ip_blocked",
    verdict: { next: "stop" },
  });
  expect((await failureIn(kommo.readDeal("1"))).code).toBe("ip_blocked");
  expect(server.seen).toHaveLength(1);
  expect(limiter.told).toEqual(["block acme/kommo"]);
  blocked = false;
  await limiter.unblock("acme/kommo");
  expect((await kommo.readDeal("1"))?.id).toBe("1");
});

test.each<readonly [number, string]>([
  [401, "credentials_rejected"],
  [402, "plan_required"],
  [403, "forbidden"],
  [405, "not_found"],
  [422, "order_invalid"],
])("%i stops with %s and Kommo's own words", async (status, code) => {
  await using server = await startServer(() => ({
    status,
    json: { title: "No", detail: "Because of the plan" },
  }));
  const error = await failureIn(kommoAt(server.url).readDeal("1"));
  expect(error).toMatchObject({ code, verdict: { next: "stop" }, where: { httpStatus: status } });
  expect(error.detail).toContain("Because of the plan");
  expect(JSON.stringify(error)).not.toContain("test-token");
});

test("a failing read of many fails each of them alone to be tried again", async () => {
  await using server = await startServer(() => ({ status: 502, text: "bad gateway" }));
  const kommo = slowly(server);
  const errors = await Promise.all(
    ["1", "2", "3"].map((id) => failureIn(withCallContext({ contracts: [id] }, () => kommo.readDeal(id)))),
  );
  expect(errors.map((error) => error.verdict.next)).toEqual(["retry", "retry", "retry"]);
});
