import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";
import { jsonDifferences } from "./json-differences.ts";
import { plain } from "./paint.ts";
import { relativeTime } from "./relative-time.ts";
import { table } from "./table.ts";
import { trailSentence } from "./trail-sentence.ts";
import { TRAIL_EVENTS } from "../store/store.ts";

test("columns line up, also with colours, umlauts and wide characters", () => {
  expect(
    table(
      ["A", "B"],
      [
        ["\u001b[32mok\u001b[0m", "1"],
        ["日本", "2"],
        ["é", ""],
      ],
    ),
  ).toEqual(["A     B", "\u001b[32mok\u001b[0m    1", "日本  2", "é"]);
});

test.each([
  [0, "now"],
  [-1_500, "1 s ago"],
  [-3_600_000 * 5, "5 h ago"],
  [86_400_000 * 14, "in 14 d"],
])("%d ms away is %s", (ms, expected) => {
  const now = new Date("2026-11-21T12:00:00Z");
  expect(relativeTime(new Date(now.getTime() + ms), now)).toBe(expected);
});

test("no text from outside moves the cursor or starts a formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(plain(text)).not.toMatch(/\p{Cc}/u);
      expect(csvLine([text])).not.toMatch(/^"?[=+\-@\t\r]/);
    }),
  );
});

test("cells with separators are quoted, numbers and gaps stay", () => {
  expect(csvLine(["a,b", 'say "x"', "two\nlines", -5, undefined])).toBe('"a,b","say ""x""","two\nlines",-5,');
});

test("differences name the place, what went and what came", () => {
  const before = { a: 1, list: [1, 2], gone: "x" };
  const after = { a: 2, list: [1, 2, 3], constructor: "new" };
  expect(jsonDifferences(before, after)).toEqual([
    "~ a: 1 → 2",
    "+ list[2]: 3",
    '- gone: "x"',
    '+ constructor: "new"',
  ]);
  expect(jsonDifferences(before, before)).toEqual([]);
});

test.each(TRAIL_EVENTS)("%s is told in words, whatever its data", (event) => {
  expect(trailSentence({ event, actor: "person:ada" })).not.toBe(event);
  const hostile = { to: "x", reason: { a: [1] }, detail: "\u001b[2J", status: "constructor" };
  expect(trailSentence({ event, actor: "contracts", data: hostile })).not.toContain("\u001b");
});
