import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { createStore } from "../store/create-store.ts";
import { openSecretKey } from "./open-secret-key.ts";

async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "countersign-key-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function bare() {
  vi.stubEnv("COUNTERSIGN_SECRET_KEY", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  return opened;
}

const TOKEN = { accessToken: "access-1", refreshToken: "refresh-1", expiresAt: new Date("2030-01-01") };

test("tokens that stood in clear are encrypted by the key that the first start makes, and still read", async () => {
  const { database } = await bare();
  await database.pool.query(
    "insert into countersign.tokens values ('acme', 'kommo', 'access-1', 'refresh-1', '2030-01-01Z')",
  );
  const secretKey = await openSecretKey(database, await directory());
  const { rows } = await database.pool.query("select access_token, refresh_token from countersign.tokens");
  expect(JSON.stringify(rows)).not.toMatch(/access-1|refresh-1/u);
  expect(await createStore(database, { secretKey }).tokens.get("acme", "kommo")).toEqual(TOKEN);
});

test("of several machines that start at once without a shared key one goes on, and the others are told", async () => {
  const { database } = await bare();
  const places = await Promise.all([directory(), directory(), directory()]);
  const started = await Promise.allSettled(places.map((place) => openSecretKey(database, place)));
  const refused = started.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(2);
  for (const { reason } of refused)
    expect(String(reason)).toMatch(/several machines need the same|their key is missing/u);
  // what reads nothing is not left behind, to be refused for ever
  const left = await Promise.allSettled(places.map((place) => access(join(place, "secret.key"))));
  expect(left.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("where no key can be kept, it is said what to do", async () => {
  const { database } = await bare();
  await expect(openSecretKey(database, "/dev/null/nowhere")).rejects.toThrow("set COUNTERSIGN_SECRET_KEY");
});
