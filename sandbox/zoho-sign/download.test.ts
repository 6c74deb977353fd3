import { inflateRawSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { OpenZohoSign } from "./open-zoho-sign.ts";
import { requestIn, SCALE, sent } from "./sample-order.ts";

let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

const load = async (path: string): Promise<readonly [type: string, bytes: Buffer]> => {
  const answer = await sign.fetch(path);
  return [answer.headers.get("content-type") ?? "", Buffer.from(await answer.arrayBuffer())];
};

/** The files of an archive by its directory at the end, as a reader would go about it. */
const unzipped = (zip: Buffer): ReadonlyMap<string, Buffer> => {
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const start = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const body = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(body, body + size);
    files.set(name, method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
};

test("one document is a PDF, before and after it is completed", async () => {
  const id = await sent(sign);
  const [, early] = await load(`/requests/${id}/pdf`);
  expect(early.toString("latin1")).toContain("NOT SIGNED");
  await sign.control("signAll", { id });
  const [type, pdf] = await load(`/requests/${id}/pdf`);
  expect(type).toMatch(/^application\/pdf/u);
  expect(pdf.toString("latin1")).toMatch(/^%PDF-[^]*deal_amount: 1200\.50[^]*Signed by client of Nordlicht/u);
});

test("several documents are a ZIP unless they are merged, and so is one with its certificate", async () => {
  const id = await sent(sign, SCALE);
  await sign.control("signAll", { id });
  const [type, zip] = await load(`/requests/${id}/pdf`);
  expect(type).toMatch(/^application\/zip/u);
  expect([...unzipped(zip).keys()]).toEqual(["Scale agreement 1.pdf", "Scale agreement 2.pdf"]);
  for (const file of unzipped(zip).values()) expect(file.toString("latin1")).toMatch(/^%PDF-/u);
  const withCertificate = unzipped((await load(`/requests/${id}/pdf?with_coc=true`))[1]);
  expect([...withCertificate.keys()]).toContain("Completion certificate.pdf");
  expect((await load(`/requests/${id}/pdf?with_coc=true&merge=true`))[0]).toMatch(/^application\/pdf/u);
  expect((await load(`/requests/${id}/pdf?merge=true&zip=false`))[1].toString()).toContain("9043");
});

test("a document of its own, the certificate and the values are there when it is completed", async () => {
  const id = await sent(sign, SCALE);
  const shown = requestIn((await sign.call("GET", `/requests/${id}`))[1]);
  const documents = z
    .array(z.object({ document_id: z.string(), document_name: z.string() }))
    .parse(shown["document_ids"]);
  const [, single] = await load(`/requests/${id}/documents/${documents[1]?.document_id}/pdf`);
  expect(single.toString("latin1")).toMatch(/^%PDF-/u);
  expect((await sign.call("GET", `/requests/${id}/documents/1/pdf`))[1]).toMatchObject({ code: 9004 });
  for (const path of ["completioncertificate", "fielddata"]) {
    expect((await sign.call("GET", `/requests/${id}/${path}`))[0]).toBe(400);
  }
  await sign.control("signAll", { id });
  const [type, certificate] = await load(`/requests/${id}/completioncertificate`);
  expect(type).toMatch(/^application\/pdf/u);
  expect(certificate.toString("latin1")).toContain("Completion certificate of Agreement with Nordlicht");
  expect((await sign.call("GET", `/requests/${id}/fielddata`))[1]).toMatchObject({
    document_form_data: {
      document_fields: [
        {
          document_name: "Scale agreement 1.pdf",
          fields: expect.arrayContaining([
            { field_label: "deal_amount", field_name: "deal_amount", field_value: "1200.50" },
          ]),
        },
        { document_name: "Scale agreement 2.pdf" },
      ],
      actions: [
        {
          signed_time: expect.stringMatching(/^\w{3} \d{2} \d{4} \d{2}:\d{2} GMT$/u),
          action_type: "SIGN",
        },
      ],
    },
  });
});

test("the signed copy is not ready at first when that is wanted", async () => {
  const id = await sent(sign);
  await sign.control("setPdf", { notReadyTimes: 1 });
  await sign.control("signAll", { id });
  expect((await sign.fetch(`/requests/${id}/pdf`)).status).toBe(400);
  expect((await sign.fetch(`/requests/${id}/pdf`)).status).toBe(200);
});
