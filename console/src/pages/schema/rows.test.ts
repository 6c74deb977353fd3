import { expect, test } from "vitest";
import { cellOf, readRows, withCell, writeRows } from "./rows.ts";
import { schemaFields } from "./schema-fields.ts";

const [plain, grouped, either, many] = schemaFields({
  properties: {
    notes: { type: "object", additionalProperties: { type: "string" } },
    marks: {
      type: "object",
      additionalProperties: {
        anyOf: [
          { type: "object", properties: { field: { type: "string" } } },
          { type: "object", properties: { page: { type: "integer" }, x: { type: "number" } } },
        ],
      },
    },
    channel: {
      anyOf: [
        { type: "string", enum: ["email", "sms"] },
        { type: "object", additionalProperties: { type: "string", enum: ["email", "sms"] } },
      ],
    },
    attach: { type: "array", items: { type: "string", enum: ["PDF", "LOG"] } },
  },
});

test("an object with free keys is rows of names and values, never JSON", () => {
  expect([plain, grouped, either, many].map((field) => field?.kind)).toEqual([
    "rows",
    "rows",
    "either",
    "many",
  ]);
  expect(plain?.columns?.map(({ name }) => name)).toEqual([""]);
  expect(grouped?.columns?.map(({ name, kind }) => [name, kind])).toEqual([
    ["field", "text"],
    ["page", "number"],
    ["x", "number"],
  ]);
  expect(either?.single).toMatchObject({ kind: "choice", choices: ["email", "sms"] });
  expect(either?.columns).toMatchObject([{ kind: "choice", choices: ["email", "sms"] }]);
  expect(many?.choices).toEqual(["PDF", "LOG"]);
});

test("rows that are half written say nothing yet", () => {
  expect(writeRows([...readRows({ client: "sms" }), { name: "", value: "email" }])).toEqual({
    client: "sms",
  });
  expect(writeRows([{ name: "client", value: {} }])).toBeUndefined();
});

test("a cell is changed and taken out by its column", () => {
  const [page] = grouped?.columns?.filter(({ name }) => name === "page") ?? [];
  const [row] = readRows({ client: { page: 1, x: 20 } });
  if (page === undefined || row === undefined) throw new Error("no such column");
  expect(cellOf(row, page)).toBe(1);
  expect(withCell(row, page, 2).value).toEqual({ page: 2, x: 20 });
  expect(withCell(row, page, undefined).value).toEqual({ x: 20 });
});
