import { expect, test } from "vitest";
import { z } from "zod";
import { openapi } from "../../../scripts/pages/openapi.ts";
import { playbookAsWritten } from "../../config/playbook-as-written.ts";
import { FilePlaybook } from "../../config/playbook-schema.ts";
import { completePlaybook } from "../../config/playbooks.ts";
import { playbookSchemas } from "./playbook-schemas.ts";

const shown = checkerOf("Playbook");
const given = checkerOf("PlaybookInput");

/** What the description says of a schema, as a check. */
function checkerOf(name: string): z.ZodType {
  const text = JSON.stringify(playbookSchemas()).replaceAll("#/components/schemas/", "#/$defs/");
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: JSON.parse(text) });
}

const SHORT = {
  id: "won",
  when: { pipeline: "Sales", stage: 143 },
  send: { through: "contracts", template: { by: "deal.fields.Plan", map: { Growth: "tpl" } } },
};

test("the description names the playbook wherever one comes or goes", async () => {
  const text = JSON.stringify(await openapi());
  for (const name of ["Playbook", "PlaybookInput"])
    expect(text.split(`"#/components/schemas/${name}"`).length - 1, name).toBeGreaterThan(1);
});

test("what is answered is as it is described, every default in its place", () => {
  const answered = playbookAsWritten(completePlaybook(FilePlaybook.parse(SHORT)));
  expect(shown.safeParse(answered).error).toBeUndefined();
  expect(shown.safeParse(SHORT).success).toBe(false);
  expect(shown.safeParse({ ...answered, enabled: "true" }).success).toBe(false);
  expect(shown.safeParse({ ...answered, colour: 1 }).success).toBe(false);
});

test("what is written may be shorter, and numbers may stand for texts", () => {
  expect(given.safeParse(SHORT).error).toBeUndefined();
  expect(given.safeParse({ ...SHORT, enabled: "true" }).success).toBe(true);
  expect(given.safeParse({ ...SHORT, when: {} }).success).toBe(false);
  expect(given.safeParse({ ...SHORT, reentry: "sometimes" }).success).toBe(false);
});
