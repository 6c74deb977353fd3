import { expect, test } from "vitest";
import { createTown } from "../town/create-town.ts";
import { at, listAt, openAccount } from "./kommo.testkit.ts";

const FIRST = 20_000_001;

const idsIn = (json: unknown): readonly unknown[] =>
  listAt(json, "_embedded", "leads").map((lead) => at(lead, "id"));

test("a list is walked by its next links until they end, each deal once", async () => {
  const { call } = await openAccount({ town: createTown(2, { deals: 130 }) });
  const seen: unknown[] = [];
  let next: unknown = "/api/v4/leads?limit=50&with=contacts";
  const totals: unknown[] = [];
  while (typeof next === "string") {
    const page = await call("GET", next);
    seen.push(...idsIn(page.json));
    totals.push(at(page.json, "_total_items"));
    next = at(page.json, "_links", "next", "href");
  }
  expect(seen).toEqual(Array.from({ length: 130 }, (_, place) => FIRST + place));
  expect(totals).toEqual([undefined, undefined, undefined]);
  expect((await call("GET", "/api/v4/leads?limit=50&page=4")).status).toBe(204);
});

test("more than 250 per page is a 422", async () => {
  const { call } = await openAccount();
  const answer = await call("GET", "/api/v4/leads?limit=251");
  expect(answer.status).toBe(422);
  expect(answer.json).toMatchObject({ detail: "Limit 250 per page" });
});

test("deals are found by id, by stage, by time, and not by custom field", async () => {
  const { call, control, clock } = await openAccount();
  const byId = await call(
    "GET",
    `/api/v4/leads?filter[id][]=${FIRST + 3}&filter[id][]=${FIRST}&filter[id][]=9`,
  );
  expect(idsIn(byId.json)).toEqual([FIRST, FIRST + 3]);
  clock.ms += 60_000;
  await control("moveDeals", { ids: [FIRST, FIRST + 2], stage: "Contract sent", pipeline: "Sales" });
  const stage = "filter[statuses][0][pipeline_id]=7100001&filter[statuses][0][status_id]=60100004";
  expect(idsIn((await call("GET", `/api/v4/leads?${stage}`)).json)).toEqual([FIRST, FIRST + 2]);
  const since = `filter[updated_at][from]=${clock.ms / 1000}&order[id]=desc`;
  expect(idsIn((await call("GET", `/api/v4/leads?${since}`)).json)).toEqual([FIRST + 2, FIRST]);
  const ignored = await call("GET", "/api/v4/leads?filter[custom_fields_values][810113][]=nothing");
  expect(idsIn(ignored.json)).toHaveLength(30);
});

test("half a stage filter and nonsense numbers are refused", async () => {
  const { call } = await openAccount();
  expect((await call("GET", "/api/v4/leads?filter[statuses][0][status_id]=142")).status).toBe(400);
  expect((await call("GET", "/api/v4/leads?filter[id][]=abc")).status).toBe(400);
  expect((await call("GET", "/api/v4/leads?page=0")).status).toBe(400);
});
