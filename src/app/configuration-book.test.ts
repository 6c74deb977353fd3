import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { good, openBareOffice } from "../../tests/open-bare-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import { createLog } from "../server/log.ts";
import type { SecretKeys } from "../store/secret-codec.ts";
import { createStore } from "../store/create-store.ts";
import { openBook } from "./open-book.ts";

let opened: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  opened = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "countersign-book-"));
});
afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
});

const log = createLog({ level: "silent", secrets: [] });
const now = () => new Date();

/** As if no key stood in the environment. */
async function withoutKey<T>(run: () => Promise<T>): Promise<T> {
  const before = process.env["COUNTERSIGN_SECRET_KEY"];
  delete process.env["COUNTERSIGN_SECRET_KEY"];
  try {
    return await run();
  } finally {
    if (before !== undefined) process.env["COUNTERSIGN_SECRET_KEY"] = before;
  }
}

function keysOf(keys: SecretKeys): string {
  return typeof keys === "string" ? keys : keys();
}

test("the first start makes a key that only its owner may read; the second one uses it", async () => {
  const { database } = opened;
  const first = await withoutKey(() => openBook({ database, dataDir, log, now }));
  const file = join(dataDir, "secret.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const made = await readFile(file, "utf8");
  expect(keysOf(first.secretKey)).toBe(made);
  const second = await withoutKey(() => openBook({ database, dataDir, log, now }));
  expect(keysOf(second.secretKey)).toBe(made);
  expect(await readFile(file, "utf8")).toBe(made);
});

test("without its key, or with another one, an installation does not start, and says why", async () => {
  const { database } = opened;
  const elsewhere = await mkdtemp(join(tmpdir(), "countersign-book-"));
  try {
    await expect(withoutKey(() => openBook({ database, dataDir: elsewhere, log, now }))).rejects.toThrow(
      "their key is missing",
    );
    process.env["COUNTERSIGN_SECRET_KEY"] = Buffer.alloc(32, 9).toString("base64");
    await expect(openBook({ database, dataDir: elsewhere, log, now })).rejects.toThrow(
      "cannot be read with this COUNTERSIGN_SECRET_KEY",
    );
  } finally {
    delete process.env["COUNTERSIGN_SECRET_KEY"];
    await rm(elsewhere, { recursive: true, force: true });
  }
});

test("document and credentials are kept both or not at all, and who comes second looks again", async () => {
  const { book, secretKey } = await withoutKey(() =>
    openBook({ database: opened.database, dataDir, log, now }),
  );
  const store = createStore(opened.database, { secretKey });
  const change = { account: "acme", document: {}, at: now(), by: "test" };
  const secrets = [{ connection: "contracts", key: "apiKey", value: "a-secret-of-acme" }];
  expect(await store.documents.save({ ...change, seen: 0, secrets })).toBe(1);
  const other = [{ connection: "contracts", key: "apiKey", value: "another-secret" }];
  expect(await store.documents.save({ ...change, seen: 0, secrets: other })).toBe("stale");
  expect([...(await store.vault.of("acme"))]).toEqual([["contracts/apiKey", "a-secret-of-acme"]]);
  expect([...(await store.vault.of("other"))]).toEqual([]);

  const words = ["one", "two", "three", "four", "five"];
  await Promise.all(
    words.map((word) =>
      book.edit({
        account: "acme",
        by: "test",
        judge: () => undefined,
        edit: (before) => ({ document: { ...before, [word]: true }, secrets: [], note: word }),
      }),
    ),
  );
  const newest = await store.documents.of("acme");
  expect(newest?.version).toBe(6);
  expect(Object.keys(newest?.document ?? {}).toSorted()).toEqual(words.toSorted());
});

test("a change is in force in every process within two seconds", async () => {
  const office = await openBareOffice({ isSetUp: true });
  try {
    const other = await office.again();
    const elsewhere = createVisitor(other.url, undefined);
    const cookie = { cookie: office.owner.cookies() };
    const place = "/api/accounts/acme/playbooks/shared";
    expect((await elsewhere.call("GET", place, undefined, cookie)).status).toBe(404);
    const playbook = {
      id: "shared",
      when: { pipeline: "Sales", stage: "Won" },
      send: { through: "contracts", template: "tpl_standard" },
    };
    await good(office.owner.call("PUT", place, { playbook }));
    expect(office.app.tools.account("acme")?.playbooks.map(({ id }) => id)).toEqual(["shared"]);
    await expect
      .poll(() => other.app.tools.account("acme")?.playbooks.map(({ id }) => id), { timeout: 2_000 })
      .toEqual(["shared"]);
    expect((await elsewhere.call("GET", place, undefined, cookie)).status).toBe(200);
  } finally {
    await office.close();
  }
});

test("an account that somebody broke by hand leaves the others alone, and stays as it was", async () => {
  const office = await openBareOffice({ isSetUp: true });
  try {
    await good(office.owner.post("/api/accounts", { id: "other", timezone: "Europe/Paris" }));
    await office.database.database.pool.query(
      `insert into countersign.documents (account, version, document, at, by)
        select account, version + 1, document || '{"timezone": "Mars/Olympus"}', now(), 'test'
        from countersign.documents where account = 'acme' order by version desc limit 1`,
    );
    await expect
      .poll(
        async () =>
          Object((await office.owner.get("/api/accounts/acme/connections")).body).connections?.length,
        {
          timeout: 4_000,
        },
      )
      .toBe(2);
    await expect
      .poll(() => office.lines.join("\n"), { timeout: 4_000 })
      .toContain("this account has problems");
    expect(office.app.tools.account("acme")?.timezone).toBe("Europe/Stockholm");
    // and it can be mended
    await good(office.owner.call("PUT", "/api/accounts/acme/settings", { timezone: "Europe/Rome" }));
    expect(office.app.tools.account("acme")?.timezone).toBe("Europe/Rome");
  } finally {
    await office.close();
  }
});
