import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newReference } from "../store/reference.ts";
import { TRAIL_EVENTS } from "../domain/trail.ts";
import type { NewTrailEntry, ToldEntry } from "../store/store.ts";
import { width, wrap } from "./columns.ts";
import { narrate } from "./narrate.ts";
import { storyOf } from "./story.ts";

const REFERENCE = newReference();

function entry(part: NewTrailEntry, id = 1): ToldEntry {
  return {
    at: new Date("2026-11-21T12:00:00Z"),
    contract: "c",
    id: String(id),
    account: "acme",
    reference: REFERENCE,
    dealId: "4711",
    dealName: "Nordwind",
    connection: "contracts",
    trigger: { pipelineId: "1", stageId: "142" },
    ...part,
  };
}

type Short = readonly [event: ToldEntry["event"], data?: NonNullable<ToldEntry["data"]>, actor?: string];

function told(...shorts: readonly Short[]): readonly string[] {
  const entries = shorts.map(([event, data, actor = "countersign"], index) =>
    entry({ event, actor, ...(data === undefined ? {} : { data }) }, index + 1),
  );
  const tasks = new Map([[String(entries.length), { text: "Discuss terms", who: "Ada Öberg" }]]);
  return storyOf(entries, tasks).map(({ text }) => text);
}

const to = [{ name: "Lena", email: "lena@example.com" }];
const file = { name: "agreement.pdf", bytes: 1324, sha256: "ab12cd34ef" };

test.each<readonly [string, readonly Short[], readonly string[]]>([
  [
    "a deal that is won, with all its technical steps",
    [
      ["planned", { deal: "Nordwind" }],
      ["created"],
      ["sent", { to }],
      ["field_written", { field: "Contract ID" }],
      ["note_written", { key: "sent/note", found: false }],
    ],
    ["won → contract sent to lena@example.com via contracts"],
  ],
  [
    "an answer that was lost",
    [
      ["planned"],
      ["attempt_failed", { next: "look", where: {} }, "contracts"],
      ["found", { id: "1" }],
      ["sent", { to }],
    ],
    [
      "won → the answer of contracts was lost: we look before we repeat anything → looked, it was there: not created twice → contract sent to lena@example.com via contracts",
    ],
  ],
  [
    "a send that had worked",
    [
      ["attempt_failed", { next: "look", where: { httpStatus: 500 } }, "contracts"],
      ["status_changed", { from: "drafted", to: "sent" }],
    ],
    ["contracts answered 500: we look before we repeat anything → it is out already: not sent twice"],
  ],
  [
    "a signature",
    [
      ["signer_changed", { name: "Lena", status: "signed" }],
      ["status_changed", { from: "sent", to: "signed" }],
      ["attempt_failed", { next: "wait", code: "unavailable", step: "signed/archive" }],
      ["archived", { files: [{ name: "values.json", bytes: 3, sha256: "ff" }, file] }],
      ["deal_moved", { stage: "Contract signed" }],
      ["note_written", { key: "signed/note" }],
      ["attached", { name: "agreement.pdf" }],
    ],
    ["signed by Lena", "PDF archived (1.3 kB, sha256 ab12cd…) and attached; deal moved to Contract signed"],
  ],
  [
    "a refusal",
    [
      ["signer_changed", { name: "Lena", status: "declined", reason: "too long" }],
      ["status_changed", { to: "declined" }],
      ["note_written", { key: "declined/note" }],
      ["task_created", { key: "declined/task" }],
    ],
    ["declined by Lena: “too long” → note + task “Discuss terms” for Ada Öberg"],
  ],
  [
    "our own deadline",
    [
      ["withdrawn", { because: "expired", reason: "not signed in time" }],
      ["note_written", { key: "expired/note" }],
      ["task_created", { key: "expired/task" }],
    ],
    ["not signed in time → withdrawn → note + task “Discuss terms” for Ada Öberg"],
  ],
  [
    "the vendor's deadline",
    [["status_changed", { from: "sent", to: "expired", reason: "the vendor says expired" }]],
    ["not signed in time"],
  ],
  [
    "what is missing, and going on",
    [
      ["planned"],
      ["needs_attention", { detail: "There is no e-mail." }],
      ["resumed", { step: "fill" }, "person:Ada"],
      ["sent", { to }],
    ],
    [
      "won → needs attention: There is no e-mail.",
      "resumed by Ada → contract sent to lena@example.com via contracts",
    ],
  ],
])("%s", (_, shorts, expected) => {
  expect(told(...shorts)).toEqual(expected);
});

test("no event and no data from outside breaks the story or the terminal, or makes a line too wide", () => {
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.constant(null),
    fc.constant([{ a: {} }]),
  );
  const keys = [
    "to",
    "status",
    "name",
    "reason",
    "files",
    "key",
    "next",
    "where",
    "detail",
    "stage",
    "for",
    "because",
  ];
  const data = fc.dictionary(fc.constantFrom(...keys), value);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...TRAIL_EVENTS), data), { maxLength: 6 }), (pairs) => {
      for (const line of storyOf(pairs.map(([event, given]) => entry({ event, actor: "x", data: given }))))
        for (const text of narrate(line, entry({ event: "looked", actor: "x" }))) {
          expect(text).not.toMatch(/\p{Cc}/u);
          expect(width(text)).toBeLessThanOrEqual(120);
        }
    }),
  );
});

test("a long text is wrapped between words, and what does not fit is seen to be missing", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("one two three four", 5, 2)).toEqual(["one", "two…"]);
  expect(wrap("日本日本日本", 5)).toEqual(["日本…"]);
  expect(wrap("", 5)).toEqual([""]);
});
