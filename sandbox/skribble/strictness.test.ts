import { afterEach, beforeEach, expect, test } from "vitest";
import { openSkribble } from "./open-skribble.ts";
import type { OpenSkribble } from "./open-skribble.ts";
import { requestIn, samplePdf, sampleRequest } from "./sample-request.ts";
import { templatePdf } from "./town-templates.ts";

let skribble: OpenSkribble;

beforeEach(async () => {
  skribble = await openSkribble("documented");
});
afterEach(async () => {
  await skribble.close();
});

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");
const create = async (over: Readonly<Record<string, unknown>>): Promise<[number, unknown]> =>
  skribble.call("POST", "/signature-requests", await sampleRequest(over));

const identity = { email_address: "bo.ek@example.com" };

test.each([
  ["no title", { title: undefined }],
  ["an empty title", { title: "" }],
  ["an endless title", { title: "x".repeat(1025) }],
  ["an unknown key", { meta: { kommo_lead_id: "1" } }],
  ["the article's signers", { signers: [] }],
  ["two files", { document_id: "00000000-0000-4000-8000-000000000000" }],
  ["no file", { content: undefined }],
  ["an address that cannot be loaded", { content: undefined, file_url: "https://example.com/a.pdf" }],
  ["another type", { content_type: "text/plain" }],
  ["no base64", { content: "%PDF-1.4" }],
  ["an unknown level", { quality: "EES" }],
  ["a level without its law", { quality: "QES", legislation: undefined }],
  ["an unknown law", { legislation: "ESIGN" }],
  ["a signer without address", { signatures: [{ sequence: 1 }] }],
  ["no e-mail address", { signatures: [{ account_email: "Bo Ek <bo@example.com>" }] }],
  ["an unknown language", { signatures: [{ signer_identity_data: { ...identity, language: "es" } }] }],
  [
    "a number with a plus",
    { signatures: [{ signer_identity_data: { ...identity, mobile_number: "+41791234567" } }] },
  ],
  ["a sequence of zero", { signatures: [{ account_email: "bo@example.com", sequence: 0 }] }],
  ["a sequence as text", { signatures: [{ account_email: "bo@example.com", sequence: "1" }] }],
  ["SES without address", { signatures: [{ signer_identity_data: { first_name: "Bo" } }] }],
  ["the old name of the address", { signatures: [{ signer_email_address: "bo@example.com" }] }],
  [
    "a page as number",
    {
      signatures: [
        {
          account_email: "bo@example.com",
          visual_signature: { position: { page: 0, x: 1, y: 1, width: 1, height: 1 } },
        },
      ],
    },
  ],
  ["an observer without account", { cc_email_addresses: ["stranger@example.com"] }],
  ["an owner without account", { creator: "stranger@example.com" }],
  ["a callback to nowhere", { callback_success_url: "javascript:alert(1)" }],
  ["custom data that is no text", { custom: { deal: 1 } }],
  ["a day as expiry", { expires_at: "2026-03-01" }],
])("%s is refused in the vendor's envelope, and nothing is left of it", async (_, over) => {
  expect(await create(over)).toMatchObject([
    400,
    {
      type: "https://api.skribble.com/problem/problem-with-message",
      method: "POST",
      path: "/v2/signature-requests",
      status: 400,
      message: expect.any(String),
    },
  ]);
  expect(skribble.simulator.state()).toEqual({ documents: [] });
});

test("a file that is no PDF, is damaged, or is a form that can still be filled in, is refused", async () => {
  const key = "file.pdf.general_error";
  const whole = Buffer.from(await samplePdf(), "base64");
  const page = base64("<html>%PDF</html>");
  for (const content of [page, base64(whole.subarray(0, 400)), base64(await templatePdf("Open"))]) {
    expect(await create({ content })).toMatchObject([400, { key }]);
  }
});

test("a file of many megabytes is read before it is refused", async () => {
  const content = base64(Buffer.alloc(12 * 1024 * 1024, "x"));
  expect(await create({ content })).toMatchObject([400, { key: "file.pdf.general_error" }]);
  const tooMuch = base64(Buffer.alloc(41 * 1024 * 1024, "x"));
  expect(await create({ content: tooMuch })).toMatchObject([400, { message: "The document is too large" }]);
});

test("observers, writers and owners with an account are taken", async () => {
  const ada = "ada.owner@example.com";
  expect(await create({ cc_email_addresses: [ada], creator: ada, write_access: [ada] })).toMatchObject([
    200,
    { owner: ada, cc_email_addresses: [ada], write_access: [ada, "api_production_town"] },
  ]);
});

test("a body of another type is 406, no JSON 400, an unknown path 404, a wrong method 405", async () => {
  const text = JSON.stringify(await sampleRequest());
  const plain = await skribble.fetch("POST", "/signature-requests", text, { "content-type": "text/plain" });
  expect(plain.status).toBe(406);
  expect((await skribble.call("POST", "/signature-requests", "{"))[0]).toBe(400);
  expect((await skribble.call("GET", "/templates"))[0]).toBe(404);
  expect((await skribble.call("GET", "/signature-requests/a/b/c/d/e"))[0]).toBe(404);
  expect((await skribble.call("PATCH", "/signature-requests"))[0]).toBe(405);
  expect((await skribble.call("GET", "/signature-requests/none"))[0]).toBe(404);
});

test("a document can be brought first and used by its id; its content comes as PDF or as JSON", async () => {
  const [, body] = await skribble.call("POST", "/documents", {
    title: "Brought",
    content: await samplePdf(),
  });
  expect(body).toMatchObject({
    title: "Brought",
    page_count: 1,
    page_width: 595,
    owner: "api_production_town",
  });
  const { id } = requestIn({ document_id: "", signatures: [], ...Object(body) });
  const [status, request] = await create({ content: undefined, content_type: undefined, document_id: id });
  expect([status, request]).toMatchObject([200, { document_id: id }]);
  expect(await skribble.call("GET", `/documents/${id}/content`)).toMatchObject([
    200,
    {
      content_type: "application/pdf",
      content_size: expect.any(Number),
      content: expect.stringMatching(/^JVBERi/u),
    },
  ]);
  const page = await skribble.fetch("GET", `/documents/${id}/content`, undefined, { accept: "text/html" });
  expect(page.status).toBe(406);
  await skribble.simulator.control("setPdf", { notReadyTimes: 2 });
  expect((await skribble.call("GET", `/documents/${id}/content`))[0]).toBe(423);
  expect((await skribble.call("GET", `/documents/${id}/content`))[0]).toBe(200);
});

test("what a user can sign with depends on the key", async () => {
  expect(await skribble.call("GET", "/user/signature-qualities?username=api_demo_x")).toMatchObject([
    200,
    { demo: { any: { quality: "DEMO" } } },
  ]);
  expect((await skribble.call("GET", "/user/signature-qualities?user=x"))[0]).toBe(400);
});
