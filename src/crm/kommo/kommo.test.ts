import { expect, test } from "vitest";
import { startServer, kommoAt, entitiesOf, testLimiter, failureIn, servedContracts } from "./test-kommo.ts";
import { withCallContext } from "../../http/context.ts";
import { plentyOf } from "./test-leads.ts";

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(100_001 + index));

test("a read that is alone goes out at once, as a single", async () => {
  await using server = await startServer(plentyOf);
  const deal = await kommoAt(server.url).readDeal("100001");
  expect(deal).toMatchObject({
    id: "100001",
    price: 1200,
    pipelineId: "31",
    stageId: "142",
    mainContactId: "105001",
  });
  expect(server.lines()).toEqual(["GET /api/v4/leads/100001"]);
  expect(server.seen[0]?.query.get("with")).toBe("contacts");
});

test("five hundred deals at once take sixteen calls at most for read, contact, patch and note", async () => {
  await using server = await startServer(plentyOf);
  const kommo = kommoAt(server.url, {
    settings: { requestsPerSecond: 7 },
    tools: { limiter: testLimiter(50) },
  });
  await kommo.metadata();
  const before = server.seen.length;
  await Promise.all(
    ids(500).map(async (id) => {
      const deal = await kommo.readDeal(id);
      if (deal === undefined) throw new Error("no deal");
      await kommo.readView(deal, { contact: true, company: false, user: false });
      await Promise.all([
        kommo.patchDeal(id, {
          fields: { "Contract ID": `c-${id}` },
          stage: { pipelineId: "31", stageId: "502" },
        }),
        kommo.addNote(id, { text: "sent", marker: `[${id}]` }),
      ]);
    }),
  );
  const calls = server.seen.slice(before);
  const patched = calls.filter((call) => call.method === "PATCH").flatMap((call) => entitiesOf(call.body));
  expect(new Set(patched.map((lead) => lead["id"])).size).toBe(500);
  expect(
    calls.filter((call) => call.method === "POST").flatMap((call) => entitiesOf(call.body)),
  ).toHaveLength(500);
  expect(calls.length).toBeLessThanOrEqual(16);
});

test("a merged call is recorded for every contract that it serves", async () => {
  await using server = await startServer(plentyOf);
  const kommo = kommoAt(server.url, {
    settings: { requestsPerSecond: 7 },
    tools: { limiter: testLimiter(20) },
  });
  servedContracts.length = 0;
  await Promise.all(
    ids(3).map((id) => withCallContext({ contracts: [`contract-${id}`] }, () => kommo.readDeal(id))),
  );
  expect(new Set(servedContracts.flat())).toEqual(new Set(ids(3).map((id) => `contract-${id}`)));
});

test("without a rate limit nothing waits until many calls are under way, then reads are merged", async () => {
  await using server = await startServer(plentyOf);
  const kommo = kommoAt(server.url);
  await Promise.all(ids(200).map((id) => kommo.readDeal(id)));
  expect(server.lines().filter((line) => line !== "GET /api/v4/leads")).toHaveLength(6);
  expect(server.seen.length).toBeLessThan(12);
});

test("a deal that is missing in a merged answer does not exist; 204 means none of them does", async () => {
  await using server = await startServer((seen) => {
    if (seen.path !== "/api/v4/leads") return { status: 204 };
    const wanted = seen.query.getAll("filter[id][]").filter((id) => id === "100003");
    return {
      json: {
        _embedded: { leads: wanted.map((id) => ({ id: Number(id), pipeline_id: 31, status_id: 142 })) },
      },
    };
  });
  const kommo = kommoAt(server.url, {
    settings: { requestsPerSecond: 7 },
    tools: { limiter: testLimiter(5) },
  });
  const deals = await Promise.all(ids(4).map((id) => kommo.readDeal(id)));
  expect(deals.map((deal) => deal?.id)).toEqual([undefined, undefined, "100003", undefined]);
});

test("a list of other leads than asked for is refused, never taken for deleted deals", async () => {
  await using server = await startServer(() => ({
    json: { _embedded: { leads: [{ id: 7, pipeline_id: 31, status_id: 142 }] } },
  }));
  const kommo = kommoAt(server.url, {
    settings: { requestsPerSecond: 7 },
    tools: { limiter: testLimiter(5) },
  });
  const results = await Promise.all(ids(3).map((id) => failureIn(kommo.readDeal(id))));
  expect(results.map((error) => error.code)).toEqual(Array(3).fill("answer_unreadable"));
});

test("a wrong address is told from a deleted deal", async () => {
  await using server = await startServer(() => ({ status: 404, json: { title: "Not Found" } }));
  const error = await failureIn(kommoAt(server.url).readDeal("100001"));
  expect(error).toMatchObject({ code: "not_found", verdict: { next: "stop" } });
});

test("an id that is none never becomes part of an address", async () => {
  await using server = await startServer(plentyOf);
  const error = await failureIn(kommoAt(server.url).readDeal("1/../../account"));
  expect(error.code).toBe("not_found");
  expect(server.seen).toEqual([]);
});
