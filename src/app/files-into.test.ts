import { hash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { aContract } from "../../tests/builders.ts";
import type { ArchivedFile } from "../domain/contract.ts";
import { filesInto } from "./files-into.ts";

const contract = aContract();
const BYTES = Buffer.from("%PDF-1.7 signed");

function file(name: string, change: Partial<ArchivedFile> = {}): ArchivedFile {
  const sha256 = hash("sha256", BYTES);
  const size = { sha256, bytes: BYTES.byteLength, contentType: "application/pdf" };
  return { kind: "signed", name, key: `acme/2026/CS-1/${name}`, ...size, ...change };
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "countersign-person-"));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

async function filesIn(directory: string): Promise<readonly string[]> {
  const all = await readdir(directory, { recursive: true, withFileTypes: true });
  return all.flatMap((one) =>
    one.isFile() ? [join(one.parentPath, one.name).slice(directory.length + 1)] : [],
  );
}

test.each(["../../../etc/passwd", "..", "a/../../b.pdf", "C:\\x.pdf", "nul", "x\u202Efdp.exe", "\n", ""])(
  "a file called %j lands beside the export, under a name that leads nowhere else",
  async (name) => {
    const inner = join(await folder(), "inner");
    const copy = filesInto({ get: () => Promise.resolve(BYTES) }, inner);
    const place = await copy(contract, file(name));
    expect(place.path).toMatch(/^files\/CS-[A-Z0-9]+\/[^/\\\p{Cc}\p{Cf}]+$/u);
    expect(await filesIn(inner)).toEqual([place.path]);
    expect(await readFile(join(inner, place.path ?? ""))).toEqual(BYTES);
    expect((await stat(join(inner, place.path ?? ""))).mode & 0o077).toBe(0);
    expect(place.address.split("/")).toHaveLength(8);
  },
);

test("files of one name stand beside each other, and nothing is overwritten", async () => {
  const directory = await folder();
  const copy = filesInto({ get: () => Promise.resolve(BYTES) }, directory);
  const places = [await copy(contract, file("a.pdf")), await copy(contract, file("a.pdf"))];
  expect(places.map(({ path }) => path)).toEqual([
    `files/${contract.reference}/a.pdf`,
    `files/${contract.reference}/a-${hash("sha256", BYTES).slice(0, 12)}.pdf`,
  ]);
  expect(await copy(contract, file("a.pdf"))).toMatchObject({ problem: expect.stringContaining("already") });
});

test("what the archive does not have, or has otherwise, is told and not written", async () => {
  const directory = await folder();
  const nothing = filesInto({ get: () => Promise.resolve(undefined) }, directory);
  const other = filesInto({ get: () => Promise.resolve(Buffer.from("other")) }, directory);
  expect(await nothing(contract, file("a.pdf"))).toMatchObject({
    problem: "the archive does not have it",
  });
  expect(await other(contract, file("a.pdf"))).toMatchObject({
    problem: "the archive has other bytes under its key",
  });
  expect(await filesIn(directory)).toEqual([]);
});
