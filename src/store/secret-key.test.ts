import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { madeSecretKey, SECRET_KEY_FILE, writeSecretKeys } from "./secret-key.ts";
import { syncDirectory } from "./sync-directory.ts";

// it does what it does: it is only watched, since a power cut cannot be had here
vi.mock("./sync-directory.ts", { spy: true });

async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "countersign-key-"));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

test("a key that was made, and one that was added, survive a power cut before anything is encrypted with them", async () => {
  vi.stubEnv("COUNTERSIGN_SECRET_KEY", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const dataDir = await directory();
  const key = await madeSecretKey(dataDir);
  expect(vi.mocked(syncDirectory).mock.calls).toEqual([[dataDir]]);
  await writeSecretKeys(dataDir, ["newer", key]);
  expect(vi.mocked(syncDirectory).mock.calls).toEqual([[dataDir], [dataDir]]);
  expect(await readFile(join(dataDir, SECRET_KEY_FILE), "utf8")).toBe(`newer\n${key}\n`);
});
