import { expect, test } from "vitest";
import type { Reply } from "../test-vendor.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";
import { readBack } from "./test-pdf-form.ts";
import { BO, REFERENCE } from "../test-order.ts";
import {
  API_KEY,
  beyondLogin,
  connectTo,
  NOTICE_URL,
  order,
  remoteId,
  REQUEST_ID,
  requestJson,
  TOKEN,
} from "./vendor-fixture.ts";

const made = (): Reply => ({ status: 200, body: requestJson() });

async function bodyOf(
  change: Parameters<typeof order>[0],
  more: Parameters<typeof connectTo>[2] = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { account, calls } = await connectTo(documented, made, more);
  await account.create(order(change));
  return JSON.parse(beyondLogin(calls)[0]?.body ?? "{}");
}

test("a request is made by one call, after a login, with everything that the documentation asks for", async () => {
  const { account, calls } = await connectTo(documented, made);
  const contract = await account.create(order({ message: "Please sign." }));
  expect(contract).toMatchObject({ id: REQUEST_ID, status: "sent", vendorStatus: "OPEN" });
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /access/login",
    "POST /signature-requests",
  ]);
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({ username: "api_production_acme", "api-key": API_KEY });
  expect(calls[1]?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    "content-type": "application/json",
  });
  const { content, custom, ...rest } = JSON.parse(calls[1]?.body ?? "");
  expect(rest).toEqual({
    title: `Agreement with Bo Client (${REFERENCE})`,
    message: "Please sign.",
    content_type: "application/pdf",
    quality: "AES",
    legislation: "ZERTES",
    signatures: [
      {
        account_email: "bo@example.com",
        signer_identity_data: { email_address: "bo@example.com", first_name: "Bo", last_name: "Client" },
      },
    ],
    callback_success_url: `${NOTICE_URL}?success=SKRIBBLE_SIGNATURE_REQUEST_ID`,
    callback_update_url: `${NOTICE_URL}?update=SKRIBBLE_SIGNATURE_REQUEST_ID`,
    callback_error_url: `${NOTICE_URL}?error=SKRIBBLE_SIGNATURE_REQUEST_ID`,
  });
  expect(JSON.parse(custom)).toEqual({ countersign: REFERENCE, deal: "701" });
  expect(await readBack(Buffer.from(content, "base64"))).toEqual({
    texts: ["Bo Client", "12000"],
    fields: [],
  });
});

test("level, law, language, telephone and order of the signers stand where the documentation has them", async () => {
  const signers = [
    { ...BO, phone: "+41 79 123 45 67", language: "de-CH", order: 3 },
    { ...BO, role: "internal", name: "Ada van Owner", email: "ada@example.com", language: "sv", order: 7 },
  ];
  expect(
    await bodyOf({ level: "QES", signers, options: { legislation: "EIDAS" }, language: "fr" }),
  ).toMatchObject({
    quality: "QES",
    legislation: "EIDAS",
    signatures: [
      {
        language: "de",
        sequence: 1,
        signer_identity_data: { mobile_number: "41791234567", language: "de", last_name: "Client" },
      },
      { language: "fr", sequence: 2, signer_identity_data: { first_name: "Ada", last_name: "van Owner" } },
    ],
  });
});

test("the law is by default that of the region, and a demo key makes demonstrations", async () => {
  const settings = { username: "api_demo_acme", apiKey: API_KEY, region: "eu", templates: "/papers" };
  expect(await bodyOf({ level: "AES" }, { settings })).toMatchObject({
    quality: "DEMO",
    legislation: "EIDAS",
  });
});

test("whether signers need an account is the playbook's choice, for all or by role", async () => {
  const identity = { email_address: "bo@example.com", first_name: "Bo", last_name: "Client" };
  expect(await bodyOf({ options: { accounts: "required" } })).toMatchObject({
    signatures: [{ account_email: "bo@example.com" }],
  });
  const none = await bodyOf({ options: { accounts: { Client: "none" } } });
  expect(none["signatures"]).toEqual([{ signer_identity_data: identity }]);
});

test("copies, marks, attachments and owner are passed on, and nobody can be reached without our address", async () => {
  const signers = [
    BO,
    { ...BO, role: "second", email: "cy@example.com" },
    { ...BO, role: "archive", email: "archive@example.com", receives: "copy" as const },
  ];
  const options = {
    marks: { client: { field: "client_signature" }, second: { page: 2, x: 50, y: 700 } },
    attachOnSuccess: ["SIGNED_DOCUMENT"],
    owner: "ada@example.com",
  };
  const { account, calls } = await connectTo(documented, made, {
    settings: { username: "api_production_acme", apiKey: API_KEY, templates: "/papers" },
  });
  await account.create(order({ signers, options }));
  expect(JSON.parse(beyondLogin(calls)[0]?.body ?? "{}")).toMatchObject({
    cc_email_addresses: ["archive@example.com"],
    attach_on_success: ["SIGNED_DOCUMENT"],
    creator: "ada@example.com",
    signatures: [
      { visual_signature: { form_field: "client_signature" } },
      { visual_signature: { position: { page: "1", x: 50, y: 700, width: 150, height: 70 } } },
    ],
  });
});

test("the deadline goes along, and without it where the plan refuses it: nothing is made twice", async () => {
  const refusal: Reply = {
    status: 403,
    body: {
      type: "https://api.skribble.com/problem/feature-not-enabled",
      message: "Not enabled",
      status: 403,
    },
  };
  const { account, calls } = await connectTo(documented, ({ body }) =>
    body.includes("expires_at") ? refusal : made(),
  );
  const expiresAt = "2026-11-19T09:00:00.000Z";
  expect((await account.create(order({ expiresAt }))).id).toBe(REQUEST_ID);
  expect(beyondLogin(calls).map(({ body }) => JSON.parse(body).expires_at)).toEqual([expiresAt, undefined]);
  expect((await bodyOf({ expiresAt, options: { vendorDeadline: false } }))["expires_at"]).toBeUndefined();
});

test("a refusal for another reason is not asked for again", async () => {
  const { account, calls } = await connectTo(documented, () => ({
    status: 400,
    body: { type: "/problem/constraint-violation", message: "signatures: invalid", key: "error.x" },
  }));
  await expect(account.create(order({ expiresAt: "2026-11-19T09:00:00.000Z" }))).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringContaining("signatures: invalid (error.x)"),
  });
  expect(beyondLogin(calls)).toHaveLength(1);
});

test.each([
  ["nobody", [], "order_incomplete", "no signer"],
  ["only a copy", [{ ...BO, receives: "copy" as const }], "order_incomplete", "no signer"],
  ["no name", [{ ...BO, name: " " }], "order_incomplete", "client"],
  ["no address", [{ ...BO, email: "bo" }], "order_invalid", "client"],
  ["the same person twice", [BO, { ...BO, email: "BO@example.com", role: "b" }], "order_invalid", "twice"],
])("%s as signers is refused before any call", async (_, signers, code, named) => {
  const { account, calls } = await connectTo(documented, made);
  await expect(account.create(order({ signers }))).rejects.toMatchObject({
    code,
    verdict: { next: "stop" },
    detail: expect.stringContaining(named),
  });
  expect(calls).toEqual([]);
});

test("a mobile number may be made a condition", async () => {
  const { account } = await connectTo(documented, made);
  const options = { phoneRequired: true };
  await expect(account.create(order({ options }))).rejects.toMatchObject({ code: "order_incomplete" });
  expect((await account.create(order({ options, level: "SES" }))).id).toBe(REQUEST_ID);
});

test.each([
  ["nonsense", { status: 200, body: "<html>" }, "answer_unreadable", "look"],
  ["no id", { status: 200, body: {} }, "answer_unreadable", "look"],
  ["an id that is a path", { status: 200, body: requestJson({ id: "../x" }) }, "answer_unreadable", "look"],
  ["500", { status: 500 }, "outcome_unknown", "look"],
  ["a lost answer", "lost", "outcome_unknown", "look"],
  ["429", { status: 429 }, "rate_limited", "wait"],
  [
    "a key that lost its right",
    { status: 403, body: { key: "error.auth.token_invalid" } },
    "credentials_rejected",
    "stop",
  ],
  [
    "a plan without the feature",
    { status: 403, body: { type: "x/problem/feature-not-enabled" } },
    "plan_required",
    "stop",
  ],
  [
    "malware",
    { status: 400, body: { key: "file.malware.detected", message: "no" } },
    "order_invalid",
    "stop",
  ],
] as const)("%s in answer to a create is told as it must be taken", async (_, reply, code, next) => {
  const { account } = await connectTo(documented, () => reply);
  await expect(account.create(order())).rejects.toMatchObject({ code, verdict: { next } });
});

test("sending looks whether it is there, for it is out already", async () => {
  const { account, calls } = await connectTo(documented, made);
  await account.send(remoteId(), order());
  expect(beyondLogin(calls).map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET /signature-requests/${REQUEST_ID}`,
  ]);
});

test("a title and a message that are too long are cut visibly, and the reference stays", async () => {
  const { title, message } = await bodyOf({ title: "T".repeat(2000), message: "M".repeat(2000) });
  expect(title).toBe(`${"T".repeat(1024 - REFERENCE.length - 4)}… (${REFERENCE})`);
  expect(message).toBe(`${"M".repeat(1023)}…`);
});

test.each([
  [documented, { signers: [BO, { ...BO, role: "witness" }] }, "would have to sign twice: bo@example.com"],
  [documented, { signers: [{ ...BO, receives: "copy" }] }, "has no signer"],
  [documented, { options: { phoneRequired: true } }, "without a mobile number: client"],
  [brief, { signers: [BO, { ...BO, role: "witness" }] }, "would have to sign twice"],
] as const)("what is always refused is said before anything is made (%#)", async (dialect, change, says) => {
  const settings = dialect === brief ? { apiKey: API_KEY } : undefined;
  const { account, calls } = await connectTo(dialect, made, settings && { settings });
  expect(await account.inspect?.(order(change))).toMatchObject([
    { level: "problem", text: expect.stringContaining(says) },
  ]);
  expect(await account.inspect?.(order())).toEqual([]);
  expect(calls).toEqual([]);
});

test("a missing mobile number is no problem of a simple signature", async () => {
  const { account } = await connectTo(documented, made);
  expect(await account.inspect?.(order({ level: "SES", options: { phoneRequired: true } }))).toEqual([]);
});
