import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { createVisitor } from "../../tests/visitor.ts";
import { application } from "../app/application.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import type { Database } from "../store/database.ts";
import { createSecretCodec } from "../store/secret-codec.ts";
import type { SecretKeys } from "../store/secret-codec.ts";
import { madeSecretKey } from "../store/secret-key.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";
import { eventually, startService } from "./service.testkit.ts";

// whoever shares this worker may have had a key
beforeEach(() => void vi.stubEnv("COUNTERSIGN_SECRET_KEY", ""));
afterEach(() => void vi.unstubAllEnvs());

const OWNER = { name: "Olga Owner", email: "olga@example.com", password: "correct horse battery" };
const LINK = /(http\S+)\/welcome#([\w-]{43})/u;
let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

function token(name: string) {
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    expiresAt: new Date("2030-01-01"),
  };
}

/** What cannot be read with this key alone. */
async function unreadable({ pool }: Pick<Database, "pool">, key: string): Promise<readonly string[]> {
  const codec = createSecretCodec(key);
  const { rows } = await pool.query<{ place: string; value: string }>(
    `select 'vault/' || account || '/' || connection || '/' || key as place, value from countersign.vault
     union all select account || '/' || connection || '/access', access_token from countersign.tokens
     union all select account || '/' || connection || '/refresh', refresh_token from countersign.tokens`,
  );
  expect(rows.length).toBeGreaterThan(1);
  return rows.flatMap(({ place, value }) => (codec.isNewest(value, place) ? [] : [place]));
}

async function serve() {
  const service = startService(["serve", "--config", bench.file, "--data", bench.data, "--port", "0"]);
  onTestFinished(() => service.kill());
  const url = await eventually("it listens", () => /listens at (\S+)/u.exec(service.out)?.[1], 30_000);
  return { service, url };
}

test("the key is changed while the service runs, and nobody has to sign in anew", async () => {
  const { service, url } = await serve();
  const [, , link] = await eventually("the link", () => LINK.exec(service.out) ?? undefined);
  const visitor = createVisitor(url);
  expect((await visitor.post("/api/welcome", { token: link, ...OWNER })).status).toBe(200);
  const desk = await application.openDesk({ dataDir: bench.data });
  onTestFinished(() => desk.close());
  await desk.store.tokens.refresh("acme", "kommo", undefined, async () => token("first"));
  const file = join(bench.data, "secret.key");
  const before = (await readFile(file, "utf8")).trim();

  const rotated = await runHere(["rotate-key", "--data", bench.data]);
  expect([rotated.code, rotated.err, rotated.out]).toEqual([
    0,
    "",
    expect.stringContaining("with a new key"),
  ]);
  const [now = "", old, ...more] = (await readFile(file, "utf8")).trim().split("\n");
  expect([old, more]).toEqual([before, []]);
  expect(now).not.toBe(before);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const database = await openDatabase({ dataDir: bench.data, attach: true });
  onTestFinished(() => database.close());
  expect(await unreadable(database, now)).toEqual([]);

  // both have the old key in mind
  expect(await desk.store.tokens.get("acme", "kommo")).toEqual(token("first"));
  await desk.store.tokens.refresh("acme", "kommo", token("first"), async () => token("second"));
  expect(await unreadable(database, now)).toEqual([]);
  expect((await visitor.get("/api/session")).status).toBe(200);

  const dropped = await runHere(["rotate-key", "--drop-old", "--json", "--data", bench.data]);
  expect(JSON.parse(dropped.out)).toEqual({ resealed: 0, isNewKey: false, keys: 1, file });
  expect((await readFile(file, "utf8")).trim()).toBe(now);
  await service.interrupt();
  const again = await serve();
  const cookie = { cookie: visitor.cookies() };
  const session = () => createVisitor(again.url).call("GET", "/api/session", undefined, cookie);
  expect((await session()).status).toBe(200);

  const leaked = await runHere(["rotate-key", "--leaked", "--data", bench.data]);
  expect(leaked.out).toContain("1 session has ended");
  expect((await session()).status).toBe(401);
  await again.service.interrupt();
  const last = await serve();
  const { email, password } = OWNER;
  const back = createVisitor(last.url);
  expect((await back.post("/api/auth/sign-in/email", { email, password })).status).toBe(200);
  expect((await back.get("/api/session")).status).toBe(200);
}, 120_000);

test("where the key is in the environment, old and new stand side by side on every machine while it is changed", async () => {
  const [old, fresh] = [randomBytes(32).toString("hex"), randomBytes(32).toString("base64")];
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  onTestFinished(() => void vi.unstubAllEnvs());
  const machine = async (secretKey: SecretKeys) => createStore(await opened.again(), { secretKey });
  const place = ["--data", join(bench.directory, "nowhere")];
  const rotate = (keys: string, ...more: readonly string[]) => {
    vi.stubEnv("COUNTERSIGN_SECRET_KEY", keys);
    return runHere(["rotate-key", ...more, ...place], { DATABASE_URL: opened.url });
  };
  const first = await machine(old);
  await first.vault.begin();
  await first.tokens.refresh("acme", "kommo", undefined, async () => token("first"));

  expect(await rotate(old)).toMatchObject({ code: 2, err: expect.stringContaining("OLD,NEW") });
  expect(await rotate(`${fresh} ${randomBytes(32).toString("hex")}`)).toMatchObject({ code: 1 });
  const reads = await machine(`${old},${fresh}`);
  const writes = await machine(`${fresh},${old}`);
  await writes.tokens.refresh("acme", "kommo", token("first"), async () => token("second"));
  expect(await reads.tokens.get("acme", "kommo")).toEqual(token("second"));
  expect(await rotate(`${fresh},${old}`, "--drop-old")).toMatchObject({ code: 2 });
  expect(await rotate(`${fresh},${old}`)).toMatchObject({
    code: 0,
    out: expect.stringContaining("leave the old key out"),
  });
  expect(await unreadable(opened.database, fresh)).toEqual([]);
  const after = await machine(fresh);
  await after.vault.begin();
  expect(await after.tokens.get("acme", "kommo")).toEqual(token("second"));
  expect(await after.vault.signInSeals()).toEqual(await reads.vault.signInSeals());
});

test("a key file beside a database of its own is changed only if every process reads this very file", async () => {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  vi.stubEnv("COUNTERSIGN_SECRET_KEY", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = { DATABASE_URL: opened.url };
  const data = join(bench.directory, "shared");
  const none = await runHere(["rotate-key", "--data", data], env);
  expect([none.code, none.err]).toEqual([2, expect.stringContaining("There is no key")]);
  await application.openDesk({ dataDir: data, databaseUrl: opened.url }).then((desk) => desk.close());
  const running = await application.serve({
    dataDir: data,
    databaseUrl: opened.url,
    role: "web",
    port: 0,
    host: "127.0.0.1",
    log: "quiet",
  });
  onTestFinished(() => running.stop());
  expect(await runHere(["rotate-key", "--data", data], env)).toMatchObject({
    code: 2,
    err: expect.stringContaining("--shared-file"),
  });
  const rotated = await runHere(["rotate-key", "--shared-file", "--json", "--data", data], env);
  expect(JSON.parse(rotated.out)).toMatchObject({ isNewKey: true, keys: 2 });
  expect((await readFile(join(data, "secret.key"), "utf8")).trim().split("\n")).toHaveLength(2);
}, 60_000);

test("of two at once the second waits, and finds the key that the first one made", async () => {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  vi.stubEnv("COUNTERSIGN_SECRET_KEY", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = { DATABASE_URL: opened.url };
  const data = join(bench.directory, "two-at-once");
  const file = join(data, "secret.key");
  await madeSecretKey(data);
  const store = createStore(opened.database, { secretKey: await readFile(file, "utf8") });
  await store.vault.begin();
  await store.tokens.refresh("acme", "kommo", undefined, async () => token("first"));
  const argv = ["rotate-key", "--shared-file", "--json", "--data", data];
  const ran = await Promise.all([runHere(argv, env), runHere(argv, env), runHere(argv, env)]);
  const told = ran.map(({ out }): { readonly isNewKey: boolean; readonly keys: number } => JSON.parse(out));
  expect(told.filter(({ isNewKey }) => isNewKey)).toHaveLength(1);
  const [newest = "", ...older] = (await readFile(file, "utf8")).trim().split("\n");
  expect(older).toHaveLength(1);
  expect(await unreadable(opened.database, newest)).toEqual([]);
}, 60_000);
