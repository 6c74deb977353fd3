import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openAccount } from "./kommo.testkit.ts";

const ROUTES = [
  ["PATCH", "/api/v4/leads"],
  ["PATCH", "/api/v4/leads/20000001"],
  ["POST", "/api/v4/leads/notes"],
  ["POST", "/api/v4/tasks"],
  ["PATCH", "/api/v4/tasks"],
  ["PUT", "/api/v4/leads/20000001/files"],
  ["POST", "/api/v4/webhooks"],
  ["DELETE", "/api/v4/webhooks"],
  ["POST", "/drive/v1.0/sessions"],
  ["POST", "/oauth2/access_token"],
] as const;

const KEYS = [
  "id",
  "entity_id",
  "note_type",
  "params",
  "text",
  "custom_fields_values",
  "field_id",
  "values",
  "value",
  "enum_id",
  "_embedded",
  "tags",
  "tags_to_add",
  "complete_till",
  "destination",
  "settings",
  "file_uuid",
  "file_size",
  "__proto__",
  "constructor",
  "request_id",
  "result",
];

const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, -1, 1e300, 810_001, 20_000_001, "", "common", "Growth", "__proto__"),
    fc.array(tie("body"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("body"), { maxKeys: 5 }),
  ),
}));

test("no body makes the simulator fall over or forget a deal", async () => {
  const { call } = await openAccount();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), body, async ([method, path], sent) => {
      expect((await call(method, path, JSON.stringify(sent))).status).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  expect((await call("GET", "/api/v4/leads/20000001")).status).toBe(200);
});

test("no query makes the simulator fall over", async () => {
  const { call } = await openAccount();
  const name = fc.constantFrom(
    "filter[id][]",
    "filter[id]",
    "filter[statuses][0][status_id]",
    "filter[statuses][x]",
    "limit",
    "page",
    "order[id]",
    "with",
    "filter[created_at][from]",
    "filter[entity_id][]",
    "filter[entity]",
    "filter[value_after][leads_statuses][0][status_id]",
    "filter[value_after][leads_statuses]",
    "__proto__",
  );
  const value = fc.constantFrom(
    "",
    "1",
    "-1",
    "99999999999999999999",
    "NaN",
    "asc",
    "__proto__",
    "lead",
    "%00",
  );
  const path = fc.constantFrom(
    "leads",
    "contacts",
    "events",
    "tasks",
    "webhooks",
    "leads/custom_fields",
    "account",
  );
  await fc.assert(
    fc.asyncProperty(path, fc.array(fc.tuple(name, value), { maxLength: 4 }), async (to, pairs) => {
      const query = new URLSearchParams(pairs.map(([key, one]): [string, string] => [key, one])).toString();
      expect((await call("GET", `/api/v4/${to}?${query}`)).status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});
