import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, T0 } from "../../../tests/builders.ts";
import { keyAt } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import type { Visitor } from "../../../tests/visitor.ts";

let office: OpenOffice;
let operator: Visitor;
let stranger: Visitor;
const ids: string[] = [];

beforeAll(async () => {
  office = await openOffice();
  operator = await keyAt(office.app, office.url, "acme", "operator");
  stranger = await keyAt(office.app, office.url, "other", "owner");
  const { deliveries, contracts } = office.app.store;
  const { contract } = await contracts.plan(aNewContract({ about: { name: "Nordwind", price: 1 } }));
  for (let n = 0; n < 12; n += 1) {
    const id = await deliveries.keep({
      account: "acme",
      connection: n % 3 === 0 ? "kommo" : "contracts",
      receivedAt: new Date(T0.getTime() + n * 1_000),
      headers: { "content-type": "application/json", "x-signature": "s3cret-signature", "x-token": "t0ken" },
      body: Buffer.from(`{"event":"signed","token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc","n":${n}}`),
    });
    ids.push(id);
  }
  const [first = "", second = ""] = ids;
  await deliveries.settle([
    { account: "acme", id: first, state: "sorted", reason: "deal 4711 moved", deals: [contract.dealId] },
    { account: "acme", id: second, state: "ignored", reason: "no contract of ours" },
  ]);
});
afterAll(() => office.close());

const at = (path: string, account = "acme"): string => `/api/accounts/${account}/deliveries${path}`;

test("deliveries are listed newest first with what they were about, page by page", async () => {
  const whole = await operator.get(at("?limit=200"));
  expect(whole.body).toMatchObject({ deliveries: ids.toReversed().map((id) => ({ id })) });
  const first = await operator.get(at("?limit=7"));
  const next = JSON.stringify(first.body).match(/"next":"([\w-]+)"/u)?.[1] ?? "";
  const second = await operator.get(at(`?limit=7&after=${next}`));
  expect(second.body).toMatchObject({
    deliveries: [
      ...ids
        .slice(1, 5)
        .toReversed()
        .map((id) => ({ id })),
      {
        id: ids[0],
        state: "sorted",
        reason: "deal 4711 moved",
        about: [
          { dealId: "4711", dealName: "Nordwind", came: "changed", contracts: [{ status: "planned" }] },
        ],
      },
    ],
  });
  expect(second.body).not.toHaveProperty("next");
});

test("they are narrowed to a connection and to a state", async () => {
  const kommo = await operator.get(at("?connection=kommo"));
  expect(kommo.body).toMatchObject({ deliveries: [9, 6, 3, 0].map((n) => ({ id: ids[n] })) });
  const ignored = await operator.get(at("?state=ignored"));
  expect(ignored.body).toMatchObject({ deliveries: [{ id: ids[1], reason: "no contract of ours" }] });
  expect((await operator.get(at("?connection=nobody"))).body).toEqual({ deliveries: [] });
  expect((await operator.get(at("?after=nonsense"))).status).toBe(400);
});

test("one delivery shows its body and names its headers, without what it identified itself with", async () => {
  const { body } = await operator.get(at(`/${ids[0] ?? ""}`));
  expect(body).toMatchObject({
    headers: [
      { name: "content-type", value: "application/json" },
      { name: "x-signature" },
      { name: "x-token" },
    ],
    isCut: false,
  });
  expect(JSON.stringify(body)).not.toMatch(/s3cret|t0ken|eyJzdWIi/u);
  expect(JSON.stringify(body)).toContain('\\"event\\":\\"signed\\"');
});

test("a replay makes it wait again, says who asked for it, and is for operators of the account", async () => {
  const id = ids[1] ?? "";
  const viewer = await keyAt(office.app, office.url, "acme", "viewer");
  expect((await viewer.post(at(`/${id}/replay`))).status).toBe(403);
  expect((await stranger.post(at(`/${id}/replay`, "other"))).status).toBe(404);
  expect((await stranger.post(at(`/${id}/replay`))).status).toBe(404);
  expect((await operator.post(at(`/${id}/replay`))).body).toEqual({ accepted: true });
  expect((await operator.get(at(`/${id}`))).body).toMatchObject({
    state: "waiting",
    replays: [{ by: "operator of acme (API key)", at: expect.stringMatching(/Z$/u) }],
  });
});

test("what came of it is told per deal: what changed after it, nothing, or that it is still being looked at", async () => {
  const { deliveries, contracts } = office.app.store;
  const { contract } = await contracts.plan(aNewContract({ dealId: "500", entry: 1 }));
  const came = async (lateMs: number): Promise<unknown> => {
    const receivedAt = new Date(T0.getTime() + lateMs);
    const kept = await deliveries.keep({
      account: "acme",
      connection: "kommo",
      receivedAt,
      headers: {},
      body: Buffer.from("x"),
    });
    await deliveries.settle([{ account: "acme", id: kept, state: "sorted", deals: ["500", "501"] }]);
    return (await operator.get(at(`/${kept}`))).body;
  };
  const planned = { reference: contract.reference, status: "planned", became: "planned" };
  expect(await came(-5_000)).toMatchObject({ about: [{ came: "changed", contracts: [planned] }, {}] });
  // whatever became of it since, is not told as what came of this call
  await office.database.database.pool.query(
    `insert into countersign.trail (contract, at, event, actor, data)
      select id, $2::timestamptz + interval '10 minutes', 'status_changed', 'countersign', '{"to":"withdrawn"}'
      from countersign.contracts where reference = $1`,
    [contract.reference, T0],
  );
  expect(await came(-5_000)).toMatchObject({ about: [{ came: "changed", contracts: [planned] }, {}] });
  expect(await came(595_000)).toMatchObject({
    about: [{ came: "changed", contracts: [{ became: "withdrawn" }] }, {}],
  });
  expect(await came(5_000)).toMatchObject({
    about: [
      { dealId: "500", came: "nothing", contracts: [{ reference: contract.reference, status: "planned" }] },
      { dealId: "501", came: "nothing", contracts: [] },
    ],
  });
  await office.database.database.pool.query(
    "insert into countersign.looks (account, deal_id, job, reason, entered) values ('acme', '501', gen_random_uuid(), 'x', 0)",
  );
  const ms = Date.now() - T0.getTime() - 5_000;
  expect(await came(ms)).toMatchObject({ about: [{ came: "nothing" }, { dealId: "501", came: "waiting" }] });
  expect(await came(ms - 900_000)).toMatchObject({ about: [{ came: "nothing" }, { came: "nothing" }] });
});

test("another account sees none of them", async () => {
  expect((await stranger.get(at("", "other"))).body).toEqual({ deliveries: [] });
  expect((await stranger.get(at(`/${ids[0] ?? ""}`, "other"))).status).toBe(404);
  for (const id of ["x", "%00", "00000000-0000-0000-0000-000000000000"])
    expect((await operator.get(at(`/${id}`))).status).toBe(404);
});
