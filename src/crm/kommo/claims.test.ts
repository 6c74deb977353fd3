import { expect, test } from "vitest";
import { kommoAt, NOW, startServer } from "./test-kommo.ts";

const MINUTE_S = 60;
const ENTERED_S = NOW.getTime() / 1000 - 10 * MINUTE_S;

/** A note of the deal, so many minutes after it entered the stage. */
function note(id: number, minutes: number, text: string): object {
  const at = ENTERED_S + minutes * MINUTE_S;
  return { id, entity_id: 7, note_type: "common", created_at: at, params: { text } };
}

async function claimsIn(...pages: readonly (readonly object[])[]): Promise<readonly string[]> {
  await using server = await startServer(({ query }) => {
    const page = Number(query.get("page"));
    const next = page < pages.length ? { next: { href: "https://elsewhere.example" } } : {};
    return { json: { _embedded: { notes: pages[page - 1] ?? [] }, _links: next } };
  });
  const claims = await kommoAt(server.url).claims("7", new Date(ENTERED_S * 1000));
  return claims.map(({ reference }) => reference);
}

test("whose first note was written first comes first, whatever it tells of", async () => {
  const notes = [
    note(1003, 3, "Sent.\n[CS-AAAAAAAAAAAAA sent]"),
    note(1002, 2, "Claimed.\n[CS-BBBBBBBBBBBBB claim]"),
    note(999, 1, "Not sent.\n[CS-AAAAAAAAAAAAA failed#2]"),
  ];
  expect(await claimsIn(notes)).toEqual(["CS-AAAAAAAAAAAAA", "CS-BBBBBBBBBBBBB"]);
});

test("a contract that was told of before the deal came here is another stage's, also where pages lie between", async () => {
  const later = [note(1002, 4, "Signed.\n[CS-AAAAAAAAAAAAA signed]"), note(1001, 3, "Called them.")];
  const before = [note(1000, -1, "Sent.\n[CS-AAAAAAAAAAAAA sent]")];
  expect(await claimsIn(later, before)).toEqual([]);
  expect(await claimsIn(later)).toEqual(["CS-AAAAAAAAAAAAA"]);
});

test("only a marker at the end counts, and only a whole one", async () => {
  const notes = [
    note(1, 1, "They ask about [CS-AAAAAAAAAAAAA sent] again."),
    note(2, 1, "[CS-AAAAAAAAAAAA sent]"),
    note(3, 1, "[CS-AAAAAAAAAAAAA]"),
  ];
  expect(await claimsIn(notes)).toEqual([]);
});
