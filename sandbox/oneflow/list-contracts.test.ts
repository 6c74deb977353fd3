import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { idIn, sampleContract } from "./sample-contract.ts";

let oneflow: OpenOneflow;

beforeEach(async () => {
  oneflow = await openOneflow("documented");
});
afterEach(async () => {
  await oneflow.close();
});

const Page = z.looseObject({
  _links: z.looseObject({ next: z.looseObject({ href: z.string() }).nullable() }),
  count: z.int(),
  data: z.array(z.looseObject({ id: z.int() })),
});
const list = async (query: string): Promise<z.infer<typeof Page>> => {
  const [status, body] = await oneflow.call("GET", `/contracts?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return Page.parse(body);
};
const ids = async (query: string): Promise<readonly number[]> => (await list(query)).data.map(({ id }) => id);
const created = async (deal: string, name = "Agreement"): Promise<number> => {
  const fields = [{ custom_id: "kommo_deal_id", value: deal }];
  return idIn(
    (await oneflow.call("POST", "/contracts/create", sampleContract({ name, data_fields: fields })))[1],
  );
};
const publish = (id: number): Promise<unknown> =>
  oneflow.call("POST", `/contracts/${id}/publish`, { subject: "Please sign", message: "" });

test("contracts are found by the value of a data field, exactly, also after it changed", async () => {
  const [first, second] = [await created("47:11"), await created("47")];
  expect(await ids("filter[data_field_match]=kommo_deal_id:47%3A11")).toEqual([first]);
  expect(await ids("filter[data_field_match]=kommo_deal_id:47")).toEqual([second]);
  await oneflow.call("PUT", `/contracts/${first}/data_fields/c::kommo_deal_id`, { value: "47" });
  expect(await ids("filter[data_field_match]=kommo_deal_id:47")).toEqual([first, second]);
  await oneflow.call("DELETE", `/contracts/${second}`);
  expect(await ids("filter[data_field_match]=kommo_deal_id:47")).toEqual([first]);
});

test("contracts are filtered by state, name, text and time of publishing", async () => {
  const [draft, sent] = [await created("1", "Alpha agreement"), await created("2", "Beta agreement")];
  await publish(sent);
  expect(await ids("filter[states]=pending,signed")).toEqual([sent]);
  expect(await ids("filter[name]=Alpha%20agreement")).toEqual([draft]);
  expect(await ids("filter[query]=beta")).toEqual([sent]);
  expect(await ids("filter[published_time]=|2026-01-31T10:00:00%2B00:00")).toEqual([sent]);
  expect(await ids("filter[published_time]=2026-01-31T10:00:00%2B0000|")).toEqual([]);
});

test("the list can be read newest change first, page by page, by its own links", async () => {
  const made: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    made.push(await created(String(at)));
    oneflow.pass(1000);
  }
  await publish(made[1] ?? 0);
  const first = await list("sort=-state_updated_time&limit=2");
  expect(first).toMatchObject({ count: 5, data: [{ id: made[1] }, { id: made[4] }] });
  const next = new URL(first._links.next?.href ?? "");
  expect(next.pathname).toBe("/api/contracts");
  const second = await list(next.search.slice(1));
  expect(second).toMatchObject({ data: [{ id: made[3] }, { id: made[2] }] });
  const last = await list(new URL(second._links.next?.href ?? "").search.slice(1));
  expect(last).toMatchObject({ _links: { next: null }, data: [{ id: made[0] }] });
  expect(await ids("offset=100")).toEqual([]);
});

test("a list shows no data fields", async () => {
  await created("1");
  const [contract] = (await list("")).data;
  expect(contract).toHaveProperty("parties");
  expect(contract).not.toHaveProperty("data_fields");
});

test.each([
  "limit=0",
  "limit=101",
  "limit=all",
  "offset=19901",
  "sort=id",
  "sort=updated_time",
  "filter[states]=expired",
  "filter[data_field_match]=kommo_deal_id:",
  "filter[data_field_match]=4711",
  "filter[published_time]=2026-01-31",
  "filter[updated_time]=|2026-01-31T10:00:00%2B0000",
  "filter[name]=a&filter[name]=b",
  "workspace_id=77",
])("%s is refused", async (query) => {
  expect((await oneflow.call("GET", `/contracts?${query}`))[0]).toBe(400);
});
