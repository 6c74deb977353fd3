import { expect, test } from "vitest";
import { COMMANDS } from "./commands.ts";
import { PLACE_OPTIONS } from "./config-file.ts";

/** They bring their own place, or need none. */
const WITHOUT_PLACE = new Set(["demo", "sandbox", "schema"]);
/** They run until they are told to end, or write something else than an answer. */
const WITHOUT_JSON = new Set(["serve", "demo", "sandbox", "export", "schema"]);

test("every command about an installation finds it by the same options, said in the same words", () => {
  const placed = COMMANDS.filter(({ name }) => !WITHOUT_PLACE.has(name));
  for (const { name, options } of placed) expect([name, options["data"]]).toEqual([name, PLACE_OPTIONS.data]);
  // `apply FILE` names the configuration by itself
  for (const { name, options } of placed.filter((each) => each.name !== "apply"))
    expect([name, options["config"]]).toEqual([name, PLACE_OPTIONS.config]);
});

test("every command that answers can answer in JSON, and each option says what it does", () => {
  for (const { name, options } of COMMANDS) {
    expect([name, Object.hasOwn(options, "json")]).toEqual([name, !WITHOUT_JSON.has(name)]);
    for (const { sentence } of Object.values(options)) expect(sentence).toMatch(/^\w.{5,}[^.]$/);
  }
});
