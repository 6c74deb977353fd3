import { afterAll, beforeAll, expect, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Change, Doer } from "./change.ts";
import { createStore } from "./create-store.ts";
import { CursorInvalid } from "./cursor.ts";
import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;
const later = (minutes: number): Date => new Date(T0.getTime() + minutes * 60_000);
const OLGA: Doer = { via: "session", name: "Olga", id: "p-1" };

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

async function all(account: string, withInstallation: boolean, limit: number): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (let after: string | undefined; ;) {
    const filter = { account, withInstallation, limit, ...(after === undefined ? {} : { after }) };
    const page = await store.changes.list(filter);
    found.push(...page);
    after = page.at(-1)?.cursor;
    if (page.length < limit) return found;
  }
}

test("changes and saved versions come in one order, page by page, without a gap or a repeat", async () => {
  const invited = { account: "acme", event: "invited", by: OLGA } as const;
  for (let n = 0; n < 4; n += 1) {
    // two of them within the same instant
    await store.changes.note({ ...invited, at: later(n), data: { email: `${n}a@example.com` } });
    await store.changes.note({ ...invited, at: later(n), data: { email: `${n}b@example.com` } });
    await store.documents.save({
      account: "acme",
      seen: n,
      document: { n },
      secrets: [],
      at: later(n),
      by: n === 3 ? "person:CI (API key)" : "person:Olga",
      note: `Version ${n}`,
      about: "playbooks/sales",
    });
  }
  await store.changes.note({ account: "*", at: later(9), event: "owner_link_made", by: OLGA });
  await store.changes.note({ account: "other", at: later(9), event: "signed_in", by: OLGA });
  const whole = await all("acme", false, 100);
  expect(whole).toHaveLength(12);
  expect(whole.map(({ at }) => at.getTime())).toEqual(
    whole.map(({ at }) => at.getTime()).toSorted((a, b) => b - a),
  );
  for (const limit of [1, 2, 5]) expect(await all("acme", false, limit)).toEqual(whole);
  expect(whole.find(({ event }) => event === "saved")).toMatchObject({
    by: { via: "key", name: "CI (API key)" },
    data: { version: 4, note: "Version 3", about: "playbooks/sales" },
  });
  expect((await all("acme", true, 100)).map(({ event }) => event)).toContain("owner_link_made");
});

test("what a file brought is told where nothing is saved here", async () => {
  await store.versions.keep("filed", { playbooks: [] }, T0);
  expect(await all("filed", false, 10)).toMatchObject([{ event: "saved", by: { via: "file" } }]);
});

test("a page that nobody gave out does not exist", async () => {
  for (const after of ["", "nonsense", Buffer.from("2026-01-01 \0").toString("base64url")])
    await expect(
      store.changes.list({ account: "acme", withInstallation: false, limit: 1, after }),
    ).rejects.toThrow(CursorInvalid);
});

test("old ones are forgotten, versions are not", async () => {
  expect(await store.changes.deleteBefore(later(2))).toBe(4);
  const kept = await all("acme", false, 100);
  expect(kept.filter(({ event }) => event === "saved")).toHaveLength(4);
  expect(kept).toHaveLength(8);
});
