import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedDocument } from "../providers/provider.ts";
import { archiveBundle, type Bundle } from "./archive-bundle.ts";
import { createFileArchive } from "./file-archive.ts";
import { testPdf } from "./test-pdf.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "bundle-"));
});
afterAll(() => rm(directory, { recursive: true }));

function signed(text: string, name = "agreement.pdf"): SignedDocument {
  return { kind: "signed", name, contentType: "application/pdf", bytes: testPdf(text) };
}

function bundle(documents: readonly SignedDocument[]): Bundle {
  return {
    account: "acme",
    dealId: "77",
    reference: "CS-7K2M9QX4TR",
    documents,
    values: { client_name: "Ann Example", deal_amount: "1200" },
    at: new Date("2026-11-02T10:00:00Z"),
  };
}

function json(bytes: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(bytes ?? []).toString());
}

test("documents, values and a manifest with hashes are archived", async () => {
  const archive = createFileArchive(join(directory, "a"));
  const evidence: SignedDocument = {
    kind: "evidence",
    name: "audit.json",
    contentType: "application/json",
    bytes: Buffer.from("{}"),
  };
  const files = await archiveBundle(archive, bundle([signed("one"), evidence]));
  expect(files.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    "signed acme/2026/CS-7K2M9QX4TR/agreement.pdf",
    "evidence acme/2026/CS-7K2M9QX4TR/audit.json",
    "values acme/2026/CS-7K2M9QX4TR/values.json",
  ]);
  expect(files[1]).toMatchObject({
    sha256: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    bytes: 2,
    contentType: "application/json",
  });
  expect(json(await archive.get("acme/2026/CS-7K2M9QX4TR/values.json"))).toMatchObject({
    dealId: "77",
    values: { client_name: "Ann Example" },
  });
  expect(json(await archive.get("acme/2026/CS-7K2M9QX4TR/manifest.json"))).toMatchObject({
    reference: "CS-7K2M9QX4TR",
    archivedAt: "2026-11-02T10:00:00.000Z",
    files: [{ name: "agreement.pdf" }, { name: "audit.json" }, { name: "values.json" }],
  });
});

test("again, later: the same files and nothing new", async () => {
  const archive = createFileArchive(join(directory, "b"));
  const first = await archiveBundle(archive, bundle([signed("one")]));
  const later = { ...bundle([signed("one")]), at: new Date("2026-11-03T10:00:00Z") };
  expect(await archiveBundle(archive, later)).toEqual(first);
  expect(await readdir(join(directory, "b/acme/2026/CS-7K2M9QX4TR"))).toHaveLength(3);
});

test("a PDF that the vendor built anew stands beside the first one, once", async () => {
  const archive = createFileArchive(join(directory, "c"));
  await archiveBundle(archive, bundle([signed("one")]));
  const second = await archiveBundle(archive, bundle([signed("two")]));
  await archiveBundle(archive, bundle([signed("two")]));
  expect(second[0]?.name).toMatch(/^agreement-[0-9a-f]{12}\.pdf$/);
  expect(Buffer.from((await archive.get("acme/2026/CS-7K2M9QX4TR/agreement.pdf")) ?? [])).toEqual(
    testPdf("one"),
  );
  expect(await readdir(join(directory, "c/acme/2026/CS-7K2M9QX4TR"))).toHaveLength(5);
});

test("hostile and equal names become safe and different ones", async () => {
  const archive = createFileArchive(join(directory, "d"));
  const names = [
    "../../etc/passwd",
    "../../etc/passwd",
    "Values.JSON",
    "\u0000.. ",
    "CON.pdf",
    `${"ü".repeat(300)}.pdf`,
  ];
  const files = await archiveBundle(archive, bundle(names.map((name, n) => signed(String(n), name))));
  const kept = files.map(({ name }) => name);
  expect(kept.slice(0, 5)).toEqual(["etc-passwd", "etc-passwd-2", "Values-2.JSON", "document", "_CON.pdf"]);
  expect(Buffer.byteLength(kept[5] ?? "")).toBeLessThanOrEqual(120);
  expect(kept[5]).toMatch(/^ü+\.pdf$/u);
});

test.each([
  ["an error page", Buffer.from(`<html>${"x".repeat(200)}%%EOF`)],
  ["half a download", testPdf("one").subarray(0, 70)],
  ["nothing", Buffer.alloc(0)],
  ["a first and a last line with nothing between", Buffer.from("%PDF-1.7 %%EOF")],
])("%s is not a signed PDF and nothing is written", async (_, bytes) => {
  const archive = createFileArchive(join(directory, "e"));
  const bad = { ...signed("x"), bytes };
  await expect(archiveBundle(archive, bundle([signed("fine"), bad]))).rejects.toMatchObject({
    code: "document_invalid",
    verdict: { next: "stop" },
  });
  expect(await archive.get("acme/2026/CS-7K2M9QX4TR/agreement.pdf")).toBeUndefined();
});

test("a full disk is worth another try", async () => {
  const archive = createFileArchive("/dev/null/archive");
  await expect(archiveBundle(archive, bundle([signed("one")]))).rejects.toMatchObject({
    code: "archive_unavailable",
    verdict: { next: "retry" },
  });
});
