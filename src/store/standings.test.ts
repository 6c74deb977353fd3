import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import { createStore } from "./create-store.ts";

test("each account's mark tells of its own changes, whatever their ids, and of no other's", async () => {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  const store = createStore(opened.database);
  const marks = async () =>
    new Map(
      (await store.standings())
        .filter(({ kind }) => kind === "changes")
        .map(({ account, mark }) => [account, mark]),
    );
  const note = (account: string, at = T0) =>
    store.changes.note({ account, at, event: "signed_in", by: { via: "session", name: "Ada" } });
  expect(await marks()).toEqual(new Map());
  await note("acme");
  // as an earlier version wrote them: greater than any id that comes later
  await opened.database.pool.query(
    `insert into countersign.changes (id, account, at, event, via, name) values ($1, 'acme', $2, 'signed_in', 'session', 'Ada')`,
    [randomUUID().replace(/^./u, "f"), T0],
  );
  await note("other");
  await note("*");
  let before = await marks();
  expect([...before.keys()].toSorted()).toEqual(["*", "acme", "other"]);
  await note("acme");
  let now = await marks();
  expect(now.get("acme")).not.toBe(before.get("acme"));
  expect([now.get("other"), now.get("*")]).toEqual([before.get("other"), before.get("*")]);
  before = now;
  for (let n = 0; n < 60; n += 1) await note("acme", new Date(T0.getTime() + n));
  await note("other");
  now = await marks();
  expect(now.get("other")).not.toBe(before.get("other"));
  expect(await marks()).toEqual(now);
});
