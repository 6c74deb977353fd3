import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Dialect } from "../provider.ts";
import type { Reply } from "../test-vendor.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";
import { unzip } from "./unzip.ts";
import { connectTo, ID, refused, requestReply } from "./vendor-fixture.ts";
import type { Connected } from "./vendor-fixture.ts";

const PDF = "%PDF-1.7 signed %%EOF";
const LIMITS = { maxEntries: 10, maxBytes: 10_000 };

interface Packed {
  readonly name: string;
  readonly text: string;
  readonly isDeflated?: boolean;
}

/** A ZIP archive, as short as it can be. */
function zipOf(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text, isDeflated } of files) {
    const packed = isDeflated ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(isDeflated ? 8 : 0, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const contents = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, contents, end]);
}

/** A completed contract with these downloads. */
function completed(
  pdf: Reply,
  { certificate = file(PDF), fields = NO_FIELDS, dialect = documented }: Partial<Others> = {},
): Promise<Connected> {
  return connectTo(dialect, ({ path }) => {
    if (path.endsWith("/pdf")) return pdf;
    if (path.endsWith("/fielddata")) return fields;
    return path.endsWith("/completioncertificate")
      ? certificate
      : requestReply({ request_status: "completed" });
  });
}

interface Others {
  readonly certificate: Reply;
  readonly fields: Reply;
  readonly dialect: Dialect;
}

const NO_FIELDS = refused(9004, "No match found");

function file(body: string | Uint8Array): Reply {
  return { status: 200, body, headers: { "content-type": "application/octet-stream" } };
}

function textOf({ bytes }: { readonly bytes: Uint8Array }): string {
  return new TextDecoder().decode(bytes);
}

test("one PDF comes with the certificate as evidence", async () => {
  const { account, calls } = await completed(file(PDF));
  expect(await account.signedDocuments(ID)).toMatchObject([
    { kind: "signed", name: "contract.pdf", contentType: "application/pdf" },
    { kind: "evidence", name: "certificate.pdf", contentType: "application/pdf" },
  ]);
  expect(calls().map(({ path, query }) => `${path}?${query.toString()}`)).toEqual([
    `/requests/${ID}?`,
    `/requests/${ID}/pdf?merge=true`,
    `/requests/${ID}/completioncertificate?`,
    `/requests/${ID}/fielddata?`,
  ]);
});

test("what the contract's fields finally say is evidence, too: the deal's values and those of the signers", async () => {
  const form = {
    request_name: "Agreement",
    document_fields: [
      {
        document_name: "Agreement.pdf",
        fields: [
          { field_label: "Plan", field_value: "Scale", field_name: "Plan" },
          { field_label: "Renews", field_value: true },
        ],
      },
      { document_name: "Terms.pdf", fields: [] },
    ],
    actions: [
      {
        action_type: "SIGN",
        recipient_name: "Bo Client",
        recipient_email: "bo@example.com",
        signed_time: "May 21 2026 14:01 CEST",
        fields: [{ field_label: "Job title", field_value: "Buyer" }, { field_value: "nameless" }],
      },
    ],
  };
  const fields = { status: 200, body: { code: 0, status: "success", document_form_data: form } };
  const { account } = await completed(file(PDF), { fields });
  const documents = await account.signedDocuments(ID);
  if (documents === "not-ready") throw new Error("not ready");
  const last = documents.at(-1);
  expect(last).toMatchObject({ kind: "evidence", name: "fields.json", contentType: "application/json" });
  expect(JSON.parse(last ? textOf(last) : "null")).toEqual({
    what: expect.any(String),
    documents: [
      {
        document: "Agreement.pdf",
        fields: [
          { label: "Plan", value: "Scale" },
          { label: "Renews", value: true },
        ],
      },
      { document: "Terms.pdf", fields: [] },
    ],
    recipients: [
      {
        name: "Bo Client",
        email: "bo@example.com",
        does: "SIGN",
        at: "May 21 2026 14:01 CEST",
        fields: [{ label: "Job title", value: "Buyer" }],
      },
    ],
  });
});

test.each([
  ["refused", refused(4003, "Access to view the document is denied")],
  ["not what the documentation shows", { status: 200, body: { code: 0, document_form_data: "none" } }],
])("the values of the fields are %s: the signed copy does not wait for them", async (_, fields) => {
  const { account } = await completed(file(PDF), { fields });
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }, { name: "certificate.pdf" }]);
});

test.each([
  [503, "retry"],
  [429, "wait"],
])("a %s while the values of the fields are read is tried again, but not for ever", async (status, next) => {
  const { account } = await completed(file(PDF), { fields: { status } });
  for (let tries = 1; tries < 3; tries += 1)
    await expect(account.signedDocuments(ID)).rejects.toMatchObject({ verdict: { next } });
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }, { name: "certificate.pdf" }]);
});

test("several documents come as an archive, each as a signed copy of its own", async () => {
  const zip = zipOf([
    { name: "Terms.pdf", text: `${PDF} 1` },
    { name: "../../etc/Offer: 1.PDF", text: `${PDF} 2`, isDeflated: true },
    { name: "notes/", text: "" },
    { name: "readme.txt", text: "no PDF" },
  ]);
  const { account } = await completed(file(zip));
  const documents = await account.signedDocuments(ID);
  if (documents === "not-ready") throw new Error("not ready");
  expect(documents.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "signed 1 Terms.pdf",
    "signed 2 Offer 1.pdf",
    "evidence certificate.pdf",
  ]);
  expect(documents.map(textOf)).toEqual([`${PDF} 1`, `${PDF} 2`, PDF]);
});

test("the article knows no certificate", async () => {
  const { account, calls } = await completed(file(PDF), { dialect: brief });
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }]);
  expect(calls().map(({ path }) => path)).toEqual([`/requests/${ID}`, `/requests/${ID}/pdf`]);
});

test.each([
  ["no file yet", refused(9009, "Not ready"), file(PDF)],
  ["an empty file", file(""), file(PDF)],
  ["no certificate yet", file(PDF), refused(4021, "The document is not completed")],
])("%s means: ask again", async (_, pdf, certificate) => {
  const { account } = await completed(pdf, { certificate });
  expect(await account.signedDocuments(ID)).toBe("not-ready");
});

test("what was complete is not asked for again, until it may have been deleted", async () => {
  let pdfs = 0;
  const { account, calls } = await connectTo(documented, ({ path }) => {
    if (!path.endsWith("/pdf")) return requestReply({ request_status: "completed" });
    pdfs += 1;
    return pdfs === 1 ? { status: 503 } : refused(9004, "No match found");
  });
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ verdict: { next: "retry" } });
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  expect(calls().map(({ path }) => path.replace(ID, "ID"))).toEqual([
    "/requests/ID",
    "/requests/ID/pdf",
    "/requests/ID/pdf",
    "/requests/ID",
    "/requests/ID/pdf",
  ]);
});

test.each<readonly [string, string | Uint8Array, string]>([
  ["a page", "<html>Log in</html>", "answer_unreadable"],
  ["an archive without a PDF", zipOf([{ name: "a.txt", text: "x" }]), "answer_unreadable"],
  ["half an archive", zipOf([{ name: "a.pdf", text: PDF }]).subarray(0, 60), "document_invalid"],
  ["the letters PK alone", "PK", "document_invalid"],
])("%s is no signed copy", async (_, body, code) => {
  const { account } = await completed(file(body));
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code, verdict: { next: "stop" } });
});

test("an archive is never unpacked to more than was allowed", () => {
  const bomb = zipOf([{ name: "a.pdf", text: "x".repeat(1_000_000), isDeflated: true }]);
  expect(() => unzip(bomb, LIMITS)).toThrow(/./u);
  const many = zipOf(Array.from({ length: 11 }, (_, at) => ({ name: `${at}.pdf`, text: "x" })));
  expect(() => unzip(many, LIMITS)).toThrow("more than 10 files");
  const large = zipOf([
    { name: "a", text: "x".repeat(6_000) },
    { name: "b", text: "x".repeat(6_000) },
  ]);
  expect(() => unzip(large, LIMITS)).toThrow("too large");
});

test("no damage of an archive does more than to say so", () => {
  const good = zipOf([
    { name: "a.pdf", text: PDF },
    { name: "b.pdf", text: PDF, isDeflated: true },
  ]);
  expect(unzip(good, LIMITS).map(textOf)).toEqual([PDF, PDF]);
  for (let at = 0; at < good.length; at += 1) {
    for (const bad of [
      good.subarray(0, at),
      good.map((byte, index) => (index === at ? byte ^ 0xff : byte)),
    ]) {
      const outcome = tried(() => unzip(bad, LIMITS));
      expect(outcome instanceof Error || Array.isArray(outcome)).toBe(true);
    }
  }
});

function tried(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
