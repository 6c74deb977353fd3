import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFileFolder } from "./file-folder.ts";
import { MOST_FILE_BYTES } from "./folder-limits.ts";

let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "countersign-folder-"));
  await mkdir(join(root, "forms", "deep"), { recursive: true });
  await writeFile(join(root, "forms", "a.pdf"), "a");
  await writeFile(join(root, "forms", "deep", "b.pdf"), "b");
  await writeFile(join(root, "forms", ".hidden"), "h");
  await writeFile(join(root, "secret.txt"), "s");
  await writeFile(join(root, "forms", "huge.pdf"), new Uint8Array(MOST_FILE_BYTES + 1));
  await symlink(join(root, "secret.txt"), join(root, "forms", "link.pdf"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("a folder tells its files, those below it too, without the hidden ones and without links", async () => {
  expect(await createFileFolder(join(root, "forms")).list()).toEqual(["a.pdf", "deep/b.pdf", "huge.pdf"]);
});

test("a file is read by its path", async () => {
  const folder = createFileFolder(join(root, "forms"));
  expect(Buffer.from((await folder.read("deep/b.pdf")) ?? []).toString()).toBe("b");
  expect(await folder.read("none.pdf")).toBeUndefined();
  expect(await folder.read("a.pdf/more")).toBeUndefined();
  expect(await folder.read("deep")).toBeUndefined();
});

test.each(["../secret.txt", "deep/../../secret.txt", "/etc/passwd", "link.pdf", "..", "", "huge.pdf"])(
  "%j is not read",
  async (path) => {
    expect(await createFileFolder(join(root, "forms")).read(path)).toBeUndefined();
  },
);

test("a folder that is not there is a fault of the configuration, with its name", async () => {
  const folder = createFileFolder(join(root, "none"));
  await expect(folder.list()).rejects.toMatchObject({
    code: "configuration_invalid",
    detail: expect.stringContaining("none"),
  });
});
