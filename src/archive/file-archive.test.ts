import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFileArchive } from "./file-archive.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "archive-"));
});
afterAll(() => rm(directory, { recursive: true }));

test("what was put is there, whole, and nothing else", async () => {
  const archive = createFileArchive(join(directory, "a"));
  await archive.put("acme/2026/CS-1/agreement.pdf", Buffer.from("bytes"), "application/pdf");
  expect(await readFile(join(directory, "a/acme/2026/CS-1/agreement.pdf"), "utf8")).toBe("bytes");
  expect(await readdir(join(directory, "a/acme/2026/CS-1"))).toEqual(["agreement.pdf"]);
  expect(await archive.get("acme/2026/CS-1/other.pdf")).toBeUndefined();
});

test("the same bytes again are harmless, other bytes are a conflict and change nothing", async () => {
  const archive = createFileArchive(join(directory, "b"));
  await archive.put("x/a.pdf", Buffer.from("one"), "application/pdf");
  await archive.put("x/a.pdf", Buffer.from("one"), "application/pdf");
  await expect(archive.put("x/a.pdf", Buffer.from("two"), "application/pdf")).rejects.toMatchObject({
    name: "ArchiveConflict",
  });
  expect(Buffer.from((await archive.get("x/a.pdf")) ?? []).toString()).toBe("one");
});

test("of many writers at once with other bytes, one wins and the others know", async () => {
  const archive = createFileArchive(join(directory, "c"));
  const results = await Promise.allSettled(
    ["1", "2", "3", "4", "5", "6"].map((text) =>
      archive.put("r/a", Buffer.from(text.repeat(10_000)), "text/plain"),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readdir(join(directory, "c/r"))).toEqual(["a"]);
});

test.each(["../outside", "a/../../outside", "/etc/passwd", "a//b", "a/\u0000b", ""])(
  "the key %j does not leave the archive",
  async (key) => {
    const archive = createFileArchive(join(directory, "d"));
    await expect(archive.put(key, Buffer.from("x"), "text/plain")).rejects.toMatchObject({
      code: "archive_unavailable",
    });
    await expect(archive.get(key)).rejects.toMatchObject({ code: "archive_unavailable" });
  },
);

test("a disk that does not take the file is worth another try", async () => {
  await writeFile(join(directory, "file"), "not a directory");
  const archive = createFileArchive(join(directory, "file"));
  await expect(archive.put("x/a.pdf", Buffer.from("x"), "text/plain")).rejects.toMatchObject({
    code: "archive_unavailable",
    verdict: { next: "retry" },
  });
  await expect(archive.check()).rejects.toMatchObject({ code: "archive_unavailable" });
});

test("the check leaves nothing behind", async () => {
  await createFileArchive(join(directory, "e")).check();
  expect(await readdir(join(directory, "e"))).toEqual([]);
});

test("a contract's folder is removed, and no other one; nothing outside is reached", async () => {
  const archive = createFileArchive(join(directory, "forgotten"));
  for (const name of ["CS-1/a.pdf", "CS-1/manifest.json", "CS-10/a.pdf"])
    await archive.put(`acme/2026/${name}`, Buffer.from(name), "application/pdf");
  expect(await archive.removeFolder("acme/2026/CS-1")).toBe(true);
  expect(await archive.removeFolder("acme/2026/CS-1")).toBe(false);
  expect(await readdir(join(directory, "forgotten/acme/2026"))).toEqual(["CS-10"]);
  await expect(archive.removeFolder("acme/../..")).rejects.toMatchObject({ code: "archive_unavailable" });
});
