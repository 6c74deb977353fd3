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

/** The places that speak of the schema of this name. */
function placesOf(name: string, part: unknown, place = ""): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  if (Reflect.get(part, "$ref") === `#/components/schemas/${name}`) return [place.trim()];
  return Object.entries(part).flatMap(([key, own]) => placesOf(name, own, `${place} ${key}`));
}

const ALL = "/api/accounts/{account}/playbooks";
const ONE = `${ALL}/{playbook}`;
const WRITTEN = "requestBody content application/json schema";
const ANSWERED = "responses 200 content application/json schema";

test.each([
  ["Playbook", ["PlaybookDetail properties playbook", "PlaybookVersion properties playbook"]],
  [
    "PlaybookDetail",
    [
      `${ONE} get ${ANSWERED}`,
      `${ONE} put ${ANSWERED}`,
      `${ONE}/off post ${ANSWERED}`,
      `${ONE}/on post ${ANSWERED}`,
      `${ONE}/roll-back post ${ANSWERED}`,
    ],
  ],
  ["PlaybookVersion", [`${ONE}/history get ${ANSWERED} properties versions items`]],
  [
    "PlaybookInput",
    [
      `${ALL}/check post ${WRITTEN} properties playbook`,
      `${ALL}/dry-run post ${WRITTEN} anyOf 1 properties playbook`,
      `${ALL}/test-send post ${WRITTEN} anyOf 1 properties playbook`,
      `${ONE} put ${WRITTEN} properties playbook`,
    ],
  ],
])("the description names %s wherever a playbook comes or goes so", async (name, places) => {
  const { paths, components } = await openapi();
  const found = placesOf(name, { ...paths, ...components.schemas });
  expect(found.toSorted()).toEqual([...places].toSorted());
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
