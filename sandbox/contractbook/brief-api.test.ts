import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openContractbook } from "./open-contractbook.ts";
import type { OpenContractbook } from "./open-contractbook.ts";

let book: OpenContractbook;
const answer = z.looseObject({ id: z.string(), status: z.string() });

beforeEach(async () => {
  book = await openContractbook("brief");
});
afterEach(async () => {
  await book.close();
});

const draft = (over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  template_id: "tpl_standard",
  variables: {
    client_name: "Bo Ek",
    client_email: "bo.ek@example.com",
    deal_amount: "1200",
    plan: "Growth",
    contract_date: "31.01.2026",
    kommo_deal_id: "20000001",
  },
  signatories: [{ email: "bo.ek@example.com", name: "Bo Ek", role: "client" }],
  ...over,
});

const created = async (over: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const [status, body] = await book.call("POST", "/drafts", draft(over));
  expect([status, body]).toMatchObject([201, { id: expect.any(String), status: "draft" }]);
  return answer.parse(body).id;
};
const sent = async (): Promise<string> => {
  const id = await created();
  expect(await book.call("POST", `/drafts/${id}/send`)).toMatchObject([200, { id, status: "sent" }]);
  return id;
};
const status = async (id: string): Promise<string> =>
  answer.parse((await book.call("GET", `/drafts/${id}`))[1]).status;
const naming = (email: string): unknown => ({ signee: { email, name: "Bo Ek" } });

test("a draft is created and read back as the article writes it", async () => {
  const id = await created();
  expect(await book.call("GET", `/drafts/${id}`)).toEqual([200, { id, status: "draft", ...draft() }]);
});

test("only the article's scheme opens the door", async () => {
  expect((await book.call("POST", "/drafts", draft(), "Bearer key"))[0]).toBe(401);
  expect((await book.call("POST", "/drafts", draft(), "ApiKey other"))[0]).toBe(401);
});

test.each([
  ["an unknown key", { title: "x" }],
  ["an unknown template", { template_id: "tpl_none" }],
  ["a variable that the template lacks", { variables: { colour: "red" } }],
  ["a variable that does not fit", { variables: { deal_amount: "much" } }],
  ["no signatories", { signatories: [] }],
  ["a name in place of the e-mail", { signatories: [{ email: "Bo Ek", name: "Bo Ek", role: "client" }] }],
  [
    "the documented signee's name",
    { signatories: [{ email: "bo@example.com", full_name: "Bo", role: "client" }] },
  ],
])("%s is refused", async (_what, over) => {
  expect((await book.call("POST", "/drafts", draft(over)))[0]).toBe(422);
  expect(book.simulator.state()).toMatchObject({ documents: [] });
});

test("there is no list, no documented path and no delete", async () => {
  const id = await created();
  for (const [method, path] of [
    ["GET", "/drafts"],
    ["GET", "/documents"],
    ["GET", "/templates"],
    ["DELETE", `/drafts/${id}`],
    ["GET", `/drafts/${id}/pdf`],
    ["GET", "/drafts/none"],
  ] as const) {
    expect([path, (await book.call(method, path))[0]]).toEqual([path, 404]);
  }
});

test("a changed amount is merged into the draft, and only into a draft", async () => {
  const id = await created();
  const [code, body] = await book.call("PATCH", `/drafts/${id}`, { variables: { deal_amount: "900" } });
  expect([code, body]).toMatchObject([200, { variables: { deal_amount: "900", client_name: "Bo Ek" } }]);
  expect((await book.call("PATCH", `/drafts/${id}`, { deal_amount: "900" }))[0]).toBe(422);
  await book.call("POST", `/drafts/${id}/send`);
  expect((await book.call("PATCH", `/drafts/${id}`, { variables: { deal_amount: "1" } }))[0]).toBe(409);
});

test("a draft is sent once", async () => {
  const id = await sent();
  expect((await book.call("POST", `/drafts/${id}/send`))[0]).toBe(409);
  expect(await book.heard()).toEqual([{ event: "contract.sent", data: { id } }]);
});

test("a send may name a signatory as in the article's drawing, nobody else", async () => {
  const id = await created();
  expect((await book.call("POST", `/drafts/${id}/send`, naming("eve@example.com")))[0]).toBe(422);
  expect((await book.call("POST", `/drafts/${id}/send`, naming("bo.ek@example.com")))[0]).toBe(200);
});

test("a draft with an empty required variable is not sent", async () => {
  const id = await created({ variables: { client_name: "Bo Ek" } });
  expect((await book.call("POST", `/drafts/${id}/send`))[0]).toBe(422);
});

test.each([
  ["sign", "signed", "contract.signed"],
  ["decline", "declined", "contract.declined"],
  ["expire", "expired", "contract.expired"],
])("%s makes it %s and is told by a signed hook", async (action, word, event) => {
  const id = await sent();
  await book.simulator.control(action, { id });
  expect(await status(id)).toBe(word);
  await book.hooks.settled();
  const hook = book.receiver.received.find(({ body }) => body.includes(event));
  expect(hook?.body).toBe(JSON.stringify({ event, data: { id } }));
  expect(hook?.headers["x-contractbook-signature"]).toBe(
    createHmac("sha256", "signing secret")
      .update(hook?.body ?? "")
      .digest("hex"),
  );
});

test("with two signatories the contract is signed, and told so, after the second", async () => {
  const signatories = [
    { email: "bo.ek@example.com", name: "Bo Ek", role: "client" },
    { email: "eve@example.com", name: "Eve Roos", role: "internal" },
  ];
  const id = await created({ signatories });
  await book.call("POST", `/drafts/${id}/send`);
  await book.simulator.control("sign", { id, signer: "eve@example.com" });
  expect(await status(id)).toBe("sent");
  expect(await book.heard()).toHaveLength(1);
  await book.simulator.control("sign", { id });
  expect(await status(id)).toBe("signed");
  expect(await book.heard()).toHaveLength(2);
});
