import { afterEach, beforeEach, expect, test } from "vitest";
import { SKRIBBLE_CREDENTIALS } from "./credentials.ts";
import { openSkribble } from "./open-skribble.ts";
import type { OpenSkribble } from "./open-skribble.ts";
import { readPdf } from "./read-pdf.ts";
import { requestIn, sampleRequest, sampleSigner } from "./sample-request.ts";

let skribble: OpenSkribble;

beforeEach(async () => {
  skribble = await openSkribble("documented");
});
afterEach(async () => {
  await skribble.close();
});

const BO = "bo.ek@example.com";
const EVE = "eve@example.com";
const control = (action: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
  skribble.simulator.control(action, input);
const create = async (
  over: Readonly<Record<string, unknown>> = {},
): Promise<ReturnType<typeof requestIn>> => {
  const [status, body] = await skribble.call("POST", "/signature-requests", await sampleRequest(over));
  expect([status, body]).toMatchObject([200, { status_overall: "OPEN" }]);
  return requestIn(body);
};
const shown = async (id: string): Promise<ReturnType<typeof requestIn>> =>
  requestIn((await skribble.call("GET", `/signature-requests/${id}`))[1]);

test("creating invites at once; each signature makes a new document, and the last one ends it", async () => {
  const first = await create({ signatures: [sampleSigner(BO), sampleSigner(EVE)] });
  await control("open", { id: first.id, signer: EVE });
  await control("sign", { id: first.id, signer: EVE });
  const second = await shown(first.id);
  expect(second).toMatchObject({
    status_overall: "OPEN",
    signatures: [
      { status_code: "OPEN" },
      { status_code: "SIGNED", signed_at: "2026-01-31T09:00:00.000Z", signed_quality: "SES" },
    ],
  });
  await control("sign", { id: first.id });
  const last = await shown(first.id);
  expect(last).toMatchObject({ status_overall: "SIGNED" });
  expect(new Set([first, second, last].map((one) => one.document_id)).size).toBe(3);
  const answer = await skribble.fetch("GET", `/documents/${last.document_id}/content`, undefined, {
    accept: "application/pdf",
  });
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const facts = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  expect(facts).toMatchObject({
    pages: 2,
    values: { client_name: "Bo Ek", plan: "Scale", client_email: null },
  });
  expect(skribble.simulator.state()).toMatchObject({
    documents: [
      {
        state: "SIGNED",
        templateId: "Standard agreement",
        values: { client_name: "Bo Ek", deal_amount: "1200.50" },
        signers: [{ email: BO, name: "Bo Ek", signedAt: "2026-01-31T09:00:00.000Z" }, { email: EVE }],
        audit: ["created", "invited", "opened", "signed", "opened", "signed", "completed"],
      },
    ],
  });
});

test("a sequence makes later groups wait, equal numbers sign side by side, -1 at any time", async () => {
  const anybody = "any@example.com";
  const signatures = [
    sampleSigner("late@example.com", 2),
    sampleSigner(BO, 1),
    sampleSigner(EVE, 1),
    sampleSigner(anybody),
  ];
  const { id } = await create({ signatures });
  expect((await shown(id)).signatures.map(({ status_code: status }) => status)).toEqual([
    "WAITING",
    "OPEN",
    "OPEN",
    "OPEN",
  ]);
  await expect(control("sign", { id, signer: "late@example.com" })).rejects.toThrow("not the turn");
  await control("sign", { id, signer: anybody });
  await control("sign", { id, signer: EVE });
  await expect(control("sign", { id, signer: "late@example.com" })).rejects.toThrow("not the turn");
  expect(await control("signAll", { id })).toMatchObject({ state: "SIGNED" });
});

test("somebody says no: the request is over, the reason stands in the protocol alone", async () => {
  const { id } = await create();
  await control("decline", { id, signer: BO, reason: "Too expensive" });
  const [, body] = await skribble.call("GET", `/signature-requests/${id}`);
  expect(body).toMatchObject({ status_overall: "DECLINED", signatures: [{ status_code: "DECLINED" }] });
  expect(JSON.stringify(body)).not.toContain("Too expensive");
  const [, report] = await skribble.call("GET", `/signature-requests/${id}/report?type=JSON`);
  expect(JSON.stringify(report)).toContain("Too expensive");
  await expect(control("sign", { id })).rejects.toThrow("is DECLINED, not OPEN");
});

test("the time runs out by itself, and nobody is called", async () => {
  const callback_error_url = `${skribble.receiver.url}?error=SKRIBBLE_SIGNATURE_REQUEST_ID`;
  const { id } = await create({ expires_at: "2026-02-01T09:00:00Z", callback_error_url });
  expect(await shown(id)).toMatchObject({
    expires_at: "2026-02-01T09:00:00Z",
    expiration_date: "2026-02-01",
  });
  skribble.pass(86_400_000);
  const { username, apiKey } = SKRIBBLE_CREDENTIALS.skribble;
  await skribble.login(username, apiKey);
  expect(await shown(id)).toMatchObject({ status_overall: "EXPIRED" });
  await expect(control("sign", { id })).rejects.toThrow("is EXPIRED");
  expect(await skribble.heard()).toEqual([]);
  expect((await create({ title: "Another" })).id).not.toBe(id);
});

test("an expiry wants a business that has it, and a time to come", async () => {
  const past = await sampleRequest({ expires_at: "2026-01-31T08:00:00Z" });
  expect((await skribble.call("POST", "/signature-requests", past))[0]).toBe(400);
  await control("setPlan", { expiry: false });
  const wanted = await sampleRequest({ expires_at: "2026-03-01T08:00:00Z" });
  expect(await skribble.call("POST", "/signature-requests", wanted)).toMatchObject([
    403,
    { type: "https://api.skribble.com/problem/feature-not-enabled" },
  ]);
  expect(skribble.simulator.state()).toEqual({ documents: [] });
});

test("the level that is reached can differ from the one asked for; demo users never get past DEMO", async () => {
  const better = await create({ quality: "AES_MINIMAL" });
  await control("sign", { id: better.id, quality: "QES" });
  expect(await shown(better.id)).toMatchObject({ signatures: [{ signed_quality: "QES" }] });
  expect(await create({ quality: undefined, legislation: undefined })).toMatchObject({
    quality: "QES",
    legislation: "ZERTES",
  });
  const { demoUsername, demoApiKey } = SKRIBBLE_CREDENTIALS.skribble;
  await skribble.login(demoUsername, demoApiKey);
  expect(await create({ quality: undefined })).toMatchObject({ quality: "DEMO" });
  const weak = await create({ quality: "AES" });
  await control("sign", { id: weak.id });
  expect(await shown(weak.id)).toMatchObject({ quality: "AES", signatures: [{ signed_quality: "DEMO" }] });
});

test("who has an account finds it there, the others get a link of their own", async () => {
  const { id } = await create({ signatures: [sampleSigner("ada.owner@example.com"), sampleSigner(BO)] });
  const [ada, bo] = (await shown(id)).signatures;
  expect(ada).toHaveProperty("account_email");
  expect(ada).not.toHaveProperty("signing_url");
  expect(bo).not.toHaveProperty("account_email");
  expect(bo).toHaveProperty("signing_url");
  await control("addAccount", { email: "NEW@example.com" });
  const { signatures } = await create({ signatures: [sampleSigner("new@example.com")] });
  expect(signatures[0]).not.toHaveProperty("signing_url");
});

test("what breaks at the vendor ends in ERROR; what is deleted there is gone", async () => {
  const broken = await create();
  await control("fail", { id: broken.id });
  expect(await shown(broken.id)).toMatchObject({
    status_overall: "ERROR",
    signatures: [{ status_code: "ERROR" }],
  });
  const gone = await create();
  await control("deleteByHand", { id: gone.id });
  expect((await skribble.call("GET", `/signature-requests/${gone.id}`))[0]).toBe(404);
});

test.each([
  ["sign", {}],
  ["sign", { id: "nobody" }],
  ["fly", {}],
  ["toString", {}],
  ["setAuth", { status: 200 }],
  ["setCallbackUrl", { url: "javascript:alert(1)" }],
  ["setPdf", { notReadyTimes: -1 }],
  ["setPlan", { expiry: "yes" }],
])("the control action %s %j is refused", async (action, input) => {
  await expect(control(action, input)).rejects.toMatchObject({ name: "ControlError" });
});
