import { expect, test } from "vitest";
import { valueAt, withValue } from "./path-values.ts";
import { schemaFields } from "./schema-fields.ts";

test("each property is a field; groups with fixed keys stand beside the others", () => {
  const fields = schemaFields({
    required: ["subdomain"],
    properties: {
      subdomain: { type: "string", description: "As in `acme`.kommo.com" },
      region: { type: "string", enum: ["ch", "eu"], default: "ch" },
      testing: { type: "boolean", default: false },
      workspace: { anyOf: [{ type: "string" }, { type: "integer" }] },
      parties: { type: "object", additionalProperties: { type: "string" } },
      oauth: { type: "object", properties: { clientSecret: { type: "string", writeOnly: true } } },
    },
  });
  expect(fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
    ["subdomain", "text", true],
    ["region", "choice", false],
    ["testing", "flag", false],
    ["workspace", "text", false],
    ["parties", "rows", false],
    ["oauth.clientSecret", "text", false],
  ]);
  expect(fields[0]?.description).toBe("As in acme.kommo.com");
  expect(fields[5]).toMatchObject({ isSecret: true, title: "Client secret" });
});

test("a schema that is none has no fields", () => {
  expect(schemaFields({ properties: 7 })).toEqual([]);
});

test("values stand at paths, and an emptied group is gone", () => {
  const values = withValue({ subdomain: "acme" }, "oauth.clientId", "id");
  expect(values).toEqual({ subdomain: "acme", oauth: { clientId: "id" } });
  expect(valueAt(values, "oauth.clientId")).toBe("id");
  expect(withValue(values, "oauth.clientId", undefined)).toEqual({ subdomain: "acme" });
});
