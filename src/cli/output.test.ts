import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "../domain/csv-line.ts";
import { jsonDifferences } from "./json-differences.ts";
import { plain } from "./paint.ts";
import { relativeTime } from "./relative-time.ts";
import { table } from "./table.ts";
import { trailSentence } from "./trail-sentence.ts";
import { TRAIL_EVENTS } from "../domain/trail.ts";

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

test.each([
  ["note_written", { key: "sent/note", found: false }, "note on the deal: sent"],
  ["task_created", { key: "failed#2/task" }, "task on the deal: failed (time 2)"],
  ["note_written", { key: "amount:900/note" }, "note on the deal: amount 900"],
  ["task_created", { key: "signed/left-alone/task" }, "task on the deal: signed, deal left where it is"],
  [
    "note_written",
    { key: "declined/note", found: true },
    "note on the deal: declined (found there, not written twice)",
  ],
  [
    "attempt_failed",
    { step: "signed/archive", code: "unavailable", next: "wait", until: "2026-11-21T12:00:05Z" },
    "waiting for the vendor to produce the signed PDF",
  ],
  [
    "attempt_failed",
    { step: "create", code: "rate_limited", detail: "Slow down.", attempt: 2, next: "wait", until: "12:00" },
    "create: Slow down. (attempt 2, waiting until 12:00)",
  ],
  [
    "attempt_failed",
    { step: "remind:01a1ff8d-0000", detail: "Once an hour.", attempt: 1, next: "stop" },
    "remind: not done, Once an hour.",
  ],
  [
    "attempt_failed",
    { step: "extend:01a1ff8d-0000", detail: "Slow down.", attempt: 1, next: "retry" },
    "extend: Slow down. (attempt 1, tried again)",
  ],
] as const)("%s %j is told as “%s”", (event, data, expected) => {
  expect(trailSentence({ event, actor: "countersign", data })).toBe(expected);
});
