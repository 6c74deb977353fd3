import { expect, test } from "vitest";
import { z } from "zod";
import { optionsOf } from "./options-of.ts";

const Shape = z.strictObject({ dates: z.enum(["template", "as-written"]).default("template") });

test("defaults are filled in", () => {
  expect(optionsOf(Shape, { options: {} })).toEqual({ dates: "template" });
});

test("an option that nobody knows stops the contract, in one line", () => {
  expect(() => optionsOf(Shape, { options: { colour: "red" } })).toThrow(
    expect.objectContaining({
      code: "configuration_invalid",
      verdict: { next: "stop" },
      detail: expect.stringMatching(/^The playbook's options do not fit: .*colour.*$/),
    }),
  );
});
