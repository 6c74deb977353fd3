import { expect, test } from "vitest";
import { at, listAt, openAccount, START_MS } from "./kommo.testkit.ts";

const ID = 20_000_001;
const NOW = START_MS / 1000;
const note = (text: string, more: object = {}): object => ({
  entity_id: ID,
  note_type: "common",
  params: { text },
  ...more,
});

test("notes are posted as an array and answered with id, entity and request id", async () => {
  const { call } = await openAccount();
  const answer = await call("POST", "/api/v4/leads/notes", [note("one"), note("two", { request_id: "r2" })]);
  expect(answer.status).toBe(200);
  expect(listAt(answer.json, "_embedded", "notes")).toEqual([
    { id: expect.any(Number), entity_id: ID, request_id: "0", _links: expect.anything() },
    { id: expect.any(Number), entity_id: ID, request_id: "r2", _links: expect.anything() },
  ]);
  const list = await call("GET", `/api/v4/leads/${ID}/notes?order[id]=desc&limit=250`);
  expect(listAt(list.json, "_embedded", "notes").map((one) => at(one, "params", "text"))).toEqual([
    "two",
    "one",
  ]);
  expect(at(list.json, "_embedded", "notes", 0)).toMatchObject({
    entity_id: ID,
    note_type: "common",
    created_by: 10_100_001,
    created_at: NOW,
    account_id: 32_000_001,
  });
});

test.each([
  ["text at the top", [{ entity_id: ID, note_type: "common", text: "x" }]],
  ["no entity", [{ note_type: "common", params: { text: "x" } }]],
  ["an unknown deal", [note("x", { entity_id: 5 })]],
  ["an unknown type", [note("x", { note_type: "loud" })]],
  ["an empty text", [note("")]],
  ["an attachment of an unknown file", [note("", { note_type: "attachment", params: { file_uuid: "x" } })]],
  ["an object", note("x")],
])("a note with %s is a 400", async (_what, body) => {
  const { call } = await openAccount();
  expect((await call("POST", "/api/v4/leads/notes", body)).status).toBe(400);
  expect((await call("GET", `/api/v4/leads/${ID}/notes`)).status).toBe(204);
});

test("notes are filtered by type and time and paged", async () => {
  const { call, clock } = await openAccount();
  await call("POST", "/api/v4/leads/notes", [note("old")]);
  clock.ms += 10_000;
  const service = { note_type: "service_message", params: { service: "Countersign", text: "new" } };
  await call("POST", "/api/v4/leads/notes", [note("", service), note("newer")]);
  const texts = async (query: string): Promise<readonly unknown[]> => {
    const answer = await call("GET", `/api/v4/leads/${ID}/notes?${query}`);
    return listAt(answer.json, "_embedded", "notes").map((one) => at(one, "params", "text"));
  };
  expect(await texts("filter[note_type][]=service_message")).toEqual(["new"]);
  expect(await texts(`filter[updated_at][from]=${NOW + 10}`)).toEqual(["new", "newer"]);
  expect(await texts("limit=2&page=2")).toEqual(["newer"]);
});

test("a task needs text and a due time in seconds, and can be found and completed", async () => {
  const { call } = await openAccount();
  const task = { text: "Call", complete_till: NOW + 3600, entity_id: ID, entity_type: "leads" };
  expect(
    (await call("POST", "/api/v4/tasks", [{ ...task, complete_till: (NOW + 3600) * 1000 }])).status,
  ).toBe(400);
  expect((await call("POST", "/api/v4/tasks", [{ text: "Call" }])).status).toBe(400);
  expect((await call("POST", "/api/v4/tasks", [{ ...task, entity_type: "deals" }])).status).toBe(400);
  const made = await call("POST", "/api/v4/tasks", [{ ...task, request_id: "t" }]);
  expect(at(made.json, "_embedded", "tasks", 0, "request_id")).toBe("t");
  const id = at(made.json, "_embedded", "tasks", 0, "id");
  const open = `/api/v4/tasks?filter[entity_type]=leads&filter[entity_id][]=${ID}&filter[is_completed]=0`;
  expect(at((await call("GET", open)).json, "_embedded", "tasks", 0)).toMatchObject({
    id,
    text: "Call",
    result: [],
    is_completed: false,
    responsible_user_id: 10_100_001,
    task_type_id: 1,
    entity_id: ID,
    entity_type: "leads",
    complete_till: NOW + 3600,
  });
  expect(at((await call("GET", `/api/v4/leads/${ID}`)).json, "closest_task_at")).toBe(NOW + 3600);
  const done = { is_completed: true, result: { text: "done" } };
  expect((await call("PATCH", `/api/v4/tasks/${String(id)}`, done)).status).toBe(200);
  expect((await call("GET", open)).status).toBe(204);
});
