import { expect, test } from "vitest";
import { BO } from "../test-order.ts";
import { brief } from "./brief.ts";
import { connectTo, ID, order, refused, REQUEST_ID, requestReply, TEMPLATE_ID } from "./vendor-fixture.ts";

const ADA = { ...BO, role: "internal", name: "Ada Owner", email: "ada@example.com", order: 5 } as const;

/** The JSON in the multipart form's `data`. */
function dataIn(body: string): unknown {
  return JSON.parse(/name="data"\r\n\r\n([^\r]*)\r\n/u.exec(body)?.[1] ?? "null");
}

test("one call creates and sends, as the article's code means it", async () => {
  const { account, calls } = await connectTo(brief, () => ({
    status: 200,
    body: { requests: { request_id: REQUEST_ID } },
  }));
  const sent = order({ signers: [BO, ADA], expiresAt: "2026-11-19T09:00:00Z" });
  expect(await account.create(sent)).toMatchObject({ id: REQUEST_ID, status: "sent" });
  const [create, ...others] = calls();
  expect(others).toEqual([]);
  expect([create?.method, create?.path]).toEqual(["POST", `/templates/${TEMPLATE_ID}/createdocument`]);
  expect(create?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/u);
  expect(create?.headers["authorization"]).toBe("Zoho-oauthtoken 1000.access-1");
  expect(dataIn(create?.body ?? "")).toEqual({
    templates: {
      template_id: TEMPLATE_ID,
      actions: [
        {
          action_type: "SIGN",
          recipient_name: "Bo Client",
          recipient_email: "bo@example.com",
          signing_order: 1,
          private_notes: "Kommo Deal #701",
        },
        {
          action_type: "SIGN",
          recipient_name: "Ada Owner",
          recipient_email: "ada@example.com",
          signing_order: 2,
          private_notes: "Kommo Deal #701",
        },
      ],
      notes: "Hello Bo, please sign.",
      expiry_days: 14,
    },
    data: { field_data: { field_text_data: { client_name: "Bo Client", deal_amount: "12000" } } },
  });
});

test("without a message the notes name the deal, as in the article", async () => {
  const { account, calls } = await connectTo(brief, () => requestReply());
  const { message: _, ...silent } = order();
  await account.create(silent);
  expect(dataIn(calls()[0]?.body ?? "")).toMatchObject({ templates: { notes: "Deal: Bo's licence" } });
});

test("more than ninety days are refused before anything is made", async () => {
  const { account, calls } = await connectTo(brief, () => requestReply());
  await expect(account.create(order({ expiresAt: "2027-02-05T09:00:00Z" }))).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringMatching(/90 days.*92/),
  });
  expect(calls()).toEqual([]);
});

test("a template's name is looked up in the list, which the article asks without a query", async () => {
  const { account, calls } = await connectTo(brief, ({ path }) =>
    path === "/templates"
      ? {
          status: 200,
          body: { templates: [{ template_id: TEMPLATE_ID, template_name: "Service agreement" }] },
        }
      : requestReply(),
  );
  await account.create(order({ template: "Service agreement" }));
  expect(calls().map(({ path, query }) => `${path}?${query.toString()}`)).toEqual([
    "/templates?",
    `/templates/${TEMPLATE_ID}/createdocument?`,
  ]);
  await expect(account.create(order({ template: "Other" }))).rejects.toMatchObject({ code: "not_found" });
});

test("a lost answer cannot be looked up: nobody creates it twice", async () => {
  const { account } = await connectTo(brief, ({ method }) => (method === "POST" ? "lost" : requestReply()));
  await expect(account.create(order())).rejects.toMatchObject({ verdict: { next: "look" } });
  expect(await account.find(order())).toEqual({ found: "cannot-tell" });
});

test("what was created is out: sending it is nothing", async () => {
  const { account, calls } = await connectTo(brief, () => requestReply());
  await account.send(ID, order());
  expect(calls()).toEqual([]);
});

test("what the article does not show is said to be so", async () => {
  const { account, calls } = await connectTo(brief, () => requestReply());
  const asked = [
    () => account.describeTemplate("x"),
    () => account.update(ID, order()),
    () => account.remind(ID),
    () => account.extend(ID, new Date(), "UTC"),
    () => account.withdraw(ID, "x"),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "unsupported" });
  expect(calls()).toEqual([]);
});

test("orders that the article cannot carry are refused", async () => {
  const { account } = await connectTo(brief, () => requestReply());
  await expect(account.create(order({ signers: [] }))).rejects.toMatchObject({ code: "order_incomplete" });
  const copies = order({ signers: [BO, { ...ADA, receives: "copy" }] });
  await expect(account.create(copies)).rejects.toMatchObject({
    code: "unsupported",
    detail: expect.stringContaining("internal"),
  });
});

test("check says that this follows the article, and whether we are let in", async () => {
  const { account } = await connectTo(brief, () => refused(4003, "Access denied"));
  expect(await account.check()).toMatchObject([{ level: "problem" }, { level: "note" }]);
});
