import { expect, test } from "vitest";
import { bracketedTexts } from "../../../tests/bracketed-texts.ts";
import { createTexts, sayInEnglish } from "../../texts/texts.ts";
import { providersIn } from "./provider-words.ts";
import { providerViews } from "./provider-views.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const views = providerViews();

test.each(views.map((view, index) => [view.id, index] as const))(
  "in English the form of %s says what its schemas say, and how it is set up",
  (_, index) => {
    const told = providersIn(sayInEnglish)[index];
    expect(plain({ ...told, steps: [] })).toEqual(plain(views[index]));
    expect(told?.steps.length).toBeGreaterThan(0);
  },
);

test("in another language nothing of it stays English but its names", () => {
  const told = providersIn(createTexts({ eo: bracketedTexts() }).in("eo"));
  const written = JSON.stringify(told).matchAll(/"(?:title|description)":"(.)/gu);
  expect([...new Set([...written].map(([, first]) => first))]).toEqual(["["]);
  expect(told.flatMap(({ steps }) => steps).every((step) => step.startsWith("["))).toBe(true);
});
