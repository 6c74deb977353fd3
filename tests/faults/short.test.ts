import { expect, test } from "vitest";
import { ANSWER_ROWS } from "./answer-rows.ts";
import { DATABASE_ROWS } from "./database-rows.ts";
import { HOOK_ROWS } from "./hook-rows.ts";

const WORLD_ROWS = [...ANSWER_ROWS, ...HOOK_ROWS];

/** What the suite plays of some rows, as `fault, at`. */
function inSuite(rows: typeof WORLD_ROWS): readonly string[] {
  return rows
    .filter(({ onDemand }) => onDemand === undefined)
    .map(({ fault, at }) => `${fault}, at the ${at}`);
}

test.each([
  "500 after the effect, at the vendor",
  "500 after the effect, at the kommo",
  "500 for six hours, at the vendor",
  "429 with Retry-After, at the vendor",
  "429 with Retry-After for six hours, at the vendor",
  "429 with Retry-After, at the kommo",
  "a page of HTML under 200, at the vendor",
  "a page of HTML under 200, at the kommo",
  "answer cut in half after the effect, at the vendor",
  "answer without end after the effect, at the vendor",
  "JSON of an unknown shape after the effect, at the vendor",
  "200 with an error inside, at the vendor",
  "answer lost after the effect, at the vendor",
  "answer lost after the effect, at the kommo",
  "401: the token died mid-way, at the vendor",
  "401: the token died mid-way, at the kommo",
  "403 and HTML: our address is blocked, at the kommo",
  "hooks lost: none arrives, Kommo's and the vendor's, at the vendor",
  "every hook twice, at the vendor",
  "hooks overtake each other, at the vendor",
  "hooks come three days late, at the vendor",
  "forged hooks in each one's own shape: guessed address, wrong signature, old ones again, at the vendor",
  "our clock is two hours ahead of Kommo's and the vendor's, at the vendor",
  "Kommo's clock alone is two hours behind, at the kommo",
  "the vendor's clock alone is two hours ahead, at the vendor",
])("the suite plays: %s", (row) => {
  expect(inSuite(WORLD_ROWS)).toContain(row);
});

test.each([/^stopped/u, /^restarted/u, /^disk full/u, /^slow/u, /^connections reset/u])(
  "the suite plays the database's %s",
  (kind) => {
    const rows = DATABASE_ROWS.filter(({ onDemand, fault }) => onDemand === undefined && kind.test(fault));
    expect(rows.length).toBeGreaterThan(0);
  },
);
