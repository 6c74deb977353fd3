import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchConfig } from "./watch-config.ts";
import type { ConfigWatch } from "./watch-config.ts";

let directory = "";
let watch: ConfigWatch | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "countersign-watch-"));
});

afterEach(async () => {
  watch?.stop();
  await rm(directory, { recursive: true, force: true });
});

test("hands over the new text when the file is written or replaced, and only then", async () => {
  const path = join(directory, "countersign.yaml");
  const seen: string[] = [];
  await writeFile(path, "one");
  watch = watchConfig(path, (text) => void seen.push(text), { initial: "one" });
  await watch.look();
  expect(seen).toEqual([]);
  await writeFile(path, "two");
  await vi.waitFor(() => expect(seen).toEqual(["two"]), { timeout: 5_000 });
  await writeFile(`${path}.new`, "three");
  await rename(`${path}.new`, path);
  await vi.waitFor(() => expect(seen).toEqual(["two", "three"]), { timeout: 5_000 });
  await watch.look();
  expect(seen).toEqual(["two", "three"]);
});

test("a file that is gone for a moment is no change, and a listener that fails does not end the watch", async () => {
  const path = join(directory, "countersign.yaml");
  const seen: string[] = [];
  watch = watchConfig(path, (text) => {
    seen.push(text);
    if (text === "bad") throw new Error("cannot be used");
  });
  await watch.look();
  expect(seen).toEqual([]);
  await writeFile(path, "bad");
  await watch.look().catch(() => undefined);
  await writeFile(path, "good");
  await watch.look();
  await vi.waitFor(() => expect(seen).toEqual(["bad", "good"]), { timeout: 5_000 });
});
