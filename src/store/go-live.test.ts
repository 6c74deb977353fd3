import { afterAll, beforeAll, expect, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "./create-store.ts";
import { goLive } from "./go-live.ts";
import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

const later = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);
const won = { id: "won", enabled: true, when: { pipeline: "Sales", stage: "Won" } };
const lost = { id: "lost", enabled: true, when: { pipeline: "Sales", stage: "Lost" } };

/** The file is taken over; resolves to since when each playbook is in force, in minutes. */
async function takenOver(
  account: string,
  playbooks: readonly (typeof won)[],
  at: Date,
): Promise<Readonly<Record<string, number>>> {
  const since = await goLive(store, { id: account, playbooks }, at);
  await store.versions.keep(account, JSON.parse(JSON.stringify({ playbooks })), at);
  return Object.fromEntries([...since].map(([id, live]) => [id, (live.getTime() - T0.getTime()) / 60_000]));
}

test("a playbook stays in force as long as it is there, whatever comes beside it", async () => {
  expect(await takenOver("stays", [won], T0)).toEqual({ won: 0 });
  expect(await takenOver("stays", [won], later(5))).toEqual({ won: 0 });
  expect(await takenOver("stays", [won, lost], later(9))).toEqual({ won: 0, lost: 9 });
});

test("what was taken out and is put back begins anew, and so does what gets another stage", async () => {
  await takenOver("back", [won, lost], T0);
  await takenOver("back", [lost], later(5));
  expect(await takenOver("back", [won, lost], later(9))).toEqual({ won: 9, lost: 0 });
  const moved = { ...won, when: { ...won.when, stage: "Offer" } };
  expect(await takenOver("back", [moved], later(12))).toEqual({ won: 12 });
  expect(await takenOver("back", [won], later(15))).toEqual({ won: 15 });
});

test("what is switched off is not in force, and begins anew when it is switched on", async () => {
  await takenOver("off", [won, lost], T0);
  expect(await takenOver("off", [{ ...won, enabled: false }, lost], later(5))).toEqual({ lost: 0 });
  expect(await takenOver("off", [won, lost], later(9))).toEqual({ won: 9, lost: 0 });
});

test("a clock that ran ahead and was put back leaves no playbook waiting for the future", async () => {
  await takenOver("ahead", [won], later(600));
  expect(await takenOver("ahead", [won], later(1))).toEqual({ won: 1 });
});

test("an instant within a second counts from its beginning: Kommo's log knows whole seconds only", async () => {
  expect(await takenOver("second", [won], new Date(T0.getTime() + 999))).toEqual({ won: 0 });
});

test("a version that cannot be understood any more counts as one without the playbook", async () => {
  await takenOver("odd", [won], T0);
  for (const odd of [{}, { playbooks: "x" }, { playbooks: [null, 7, { id: "won" }] }])
    await store.versions.keep("odd", odd, T0);
  expect(await takenOver("odd", [won], later(3))).toEqual({ won: 3 });
});
