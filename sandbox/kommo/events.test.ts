import { expect, test } from "vitest";
import { at, listAt, openAccount, START_MS } from "./kommo.testkit.ts";
import type { TestAccount } from "./kommo.testkit.ts";

const ID = 20_000_001;
const NOW = START_MS / 1000;

const idsOf = async ({ call }: TestAccount, query: string): Promise<readonly unknown[]> => {
  const answer = await call("GET", `/api/v4/events?${query}`);
  return listAt(answer.json, "_embedded", "events").map((event) => at(event, "entity_id"));
};

test("a stage change is an event with both stages and who did it", async () => {
  const { call, control, town, url } = await openAccount();
  await control("moveDeal", { id: ID, stage: "Contract sent", pipeline: "Sales", by: 10_100_002 });
  const answer = await call("GET", "/api/v4/events?filter[type]=lead_status_changed&with=lead_name");
  expect(listAt(answer.json, "_embedded", "events")).toEqual([
    {
      id: expect.any(String),
      type: "lead_status_changed",
      entity_id: ID,
      entity_type: "lead",
      created_by: 10_100_002,
      created_at: NOW,
      value_after: [{ lead_status: { id: 60_100_004, pipeline_id: 7_100_001 } }],
      value_before: [{ lead_status: { id: town.deals[0]?.statusId, pipeline_id: 7_100_001 } }],
      account_id: 32_000_001,
      _links: { self: { href: expect.stringContaining(`${url}/api/v4/events/`) } },
      _embedded: {
        entity: {
          id: ID,
          name: town.deals[0]?.name,
          _links: { self: { href: `${url}/api/v4/leads/${ID}` } },
        },
      },
    },
  ]);
});

test("events are found by window, stage after, entity and author", async () => {
  const account = await openAccount();
  const { control, clock } = account;
  await control("moveDeal", { id: ID, stage: "Won" });
  clock.ms += 60_000;
  await control("moveDeal", { id: ID + 1, stage: "Won", by: 0 });
  clock.ms += 60_000;
  await control("moveDeal", { id: ID + 2, stage: "Lost" });
  const moved = "filter[type]=lead_status_changed";
  const won =
    "filter[value_after][leads_statuses][0][pipeline_id]=7100001&filter[value_after][leads_statuses][0][status_id]=142";
  expect(await idsOf(account, `${moved}&${won}`)).toEqual([ID + 1, ID]);
  const window = `filter[created_at][from]=${NOW + 60}&filter[created_at][to]=${NOW + 119}`;
  expect(await idsOf(account, `${moved}&${window}`)).toEqual([ID + 1]);
  expect(await idsOf(account, `${moved}&filter[entity]=lead&filter[entity_id][]=${ID}`)).toEqual([ID]);
  expect(await idsOf(account, `${moved}&filter[created_by][]=0`)).toEqual([ID + 1]);
  expect(await idsOf(account, `${moved}&limit=2&page=2`)).toEqual([ID]);
});

test("more than 100 per page or ten ids are refused, nothing found is a 204", async () => {
  const { call } = await openAccount();
  expect((await call("GET", "/api/v4/events?limit=250")).status).toBe(422);
  const ids = Array.from({ length: 11 }, (_, place) => `filter[entity_id][]=${place}`).join("&");
  expect((await call("GET", `/api/v4/events?filter[entity]=lead&${ids}`)).status).toBe(400);
  expect((await call("GET", "/api/v4/events")).status).toBe(204);
});

test("people's and our own changes fill the log", async () => {
  const { call, control } = await openAccount();
  await control("setPrice", { id: ID, price: 7 });
  await control("setField", { id: ID, field: "Contract ID", value: "doc_1" });
  await call("PATCH", `/api/v4/leads/${ID}`, { name: "Renamed", responsible_user_id: 10_100_003 });
  await call("POST", "/api/v4/leads/notes", [{ entity_id: ID, note_type: "common", params: { text: "x" } }]);
  await control("createDeal", { name: "New" });
  await control("deleteDeal", { id: ID });
  const answer = await call("GET", "/api/v4/events");
  expect(listAt(answer.json, "_embedded", "events").map((event) => at(event, "type"))).toEqual([
    "lead_deleted",
    "lead_added",
    "common_note_added",
    "entity_responsible_changed",
    "name_field_changed",
    "custom_field_810113_value_changed",
    "sale_field_changed",
  ]);
});
