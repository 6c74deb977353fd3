import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { brief } from "./brief.ts";
import { readBack } from "./test-pdf-form.ts";
import { BO } from "../test-order.ts";
import { API_KEY, connectTo, order, remoteId } from "./vendor-fixture.ts";

const settings = { apiKey: API_KEY, templates: "/papers" };
const connect = (answer: (call: Seen) => Reply) => connectTo(brief, answer, { settings });
const route = (call: Seen): string => `${call.method} ${call.path}`;
const made: Reply = { status: 201, body: { id: "sr_1", status: "OPEN" } };
const ID = remoteId("sr_1");

test("a request is made with exactly the keys and headers of the article", async () => {
  const { account, calls } = await connect(() => made);
  const signers = [
    { ...BO, language: "de" },
    { ...BO, role: "b", email: "cy@example.com", name: "Cy Second" },
  ];
  const contract = await account.create(order({ signers, message: "Please sign." }));
  expect(contract).toMatchObject({ id: "sr_1", status: "sent" });
  expect(calls.map(route)).toEqual(["POST /signature-requests"]);
  expect(calls[0]?.headers).toMatchObject({
    authorization: `Bearer ${API_KEY}`,
    "content-type": "application/json",
  });
  const { content, ...rest } = JSON.parse(calls[0]?.body ?? "{}");
  expect(rest).toEqual({
    title: "Agreement with Bo Client",
    message: "Please sign.",
    signers: [
      { email: "bo@example.com", name: "Bo Client", signature_type: "AES", language: "de" },
      { email: "cy@example.com", name: "Cy Second", signature_type: "AES", language: "en" },
    ],
    meta: { kommo_lead_id: "701" },
  });
  expect((await readBack(Buffer.from(content, "base64"))).texts).toEqual(["Bo Client", "12000"]);
});

test.each([
  ["SES", "EES"],
  ["AES", "AES"],
  ["QES", "QES"],
] as const)("the level %s is %s in the article's words", async (level, word) => {
  const { account, calls } = await connect(() => made);
  await account.create(order({ level }));
  expect(JSON.parse(calls[0]?.body ?? "{}").signers[0].signature_type).toBe(word);
});

test("what the article does not know is refused before any call", async () => {
  const { account, calls } = await connect(() => made);
  const copy = { ...BO, role: "copy", receives: "copy" as const };
  await expect(account.create(order({ level: "AES_MINIMAL" }))).rejects.toMatchObject({
    code: "unsupported",
  });
  await expect(account.create(order({ signers: [BO, copy] }))).rejects.toMatchObject({ code: "unsupported" });
  const inTurn = [BO, { ...BO, role: "b", email: "cy@example.com", order: 2 }];
  await expect(account.create(order({ signers: inTurn }))).rejects.toMatchObject({ code: "unsupported" });
  await expect(account.create(order({ signers: [] }))).rejects.toMatchObject({ code: "order_incomplete" });
  expect(calls).toEqual([]);
  await expect(account.withdraw(ID, "No")).rejects.toMatchObject({ code: "unsupported" });
  await expect(account.remind(ID)).rejects.toMatchObject({ code: "unsupported" });
  expect(await account.find(order())).toEqual({ found: "cannot-tell" });
});

test.each([
  ["OPEN", "sent"],
  ["SIGNED", "signed"],
  ["DECLINED", "declined"],
  ["FROZEN", "unknown"],
])("%s is %s in our words", async (status, ours) => {
  const { account } = await connect(() => ({ status: 200, body: { id: "sr_1", status } }));
  expect(await account.read(ID)).toMatchObject({ status: ours, vendorStatus: status });
});

test.each([
  [{ status: "signed" }, "signed"],
  [{ status: "completed", status_overall: "Signed" }, "signed"],
  [{ status: " ", status_overall: "OPEN" }, "sent"],
])("%j is read in either field and in any capitals", async (words, ours) => {
  const { account } = await connect(() => ({ status: 200, body: { id: "sr_1", ...words } }));
  expect(await account.read(ID)).toMatchObject({ status: ours });
});

test.each([
  ["no status", { id: "sr_1" }],
  ["another request", { id: "sr_2", status: "SIGNED" }],
  ["nonsense", "<html>"],
  ["nothing", {}],
])("an answer with %s is not believed", async (_, body) => {
  const { account } = await connect(() => ({ status: 200, body }));
  await expect(account.read(ID)).rejects.toMatchObject({ code: "answer_unreadable" });
});

test("the signed PDF is downloaded once all have signed", async () => {
  let status = "OPEN";
  const { account, calls } = await connect(({ path }) =>
    path.endsWith("/download")
      ? { status: 200, body: "%PDF-1.7 signed", headers: { "content-type": "application/pdf" } }
      : { status: 200, body: { id: "sr_1", status } },
  );
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  status = "SIGNED";
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed", name: "contract.pdf" }]);
  expect(calls.map(route).at(-1)).toBe("GET /signature-requests/sr_1/download");
});

test("where no state is told, a file that can be downloaded does not make it signed, and a person is told", async () => {
  const { account } = await connect(({ path }) =>
    path.endsWith("/download")
      ? { status: 200, body: "%PDF-1.7 unsigned", headers: { "content-type": "application/pdf" } }
      : { status: 404 },
  );
  const contract = await account.read(ID);
  expect(contract).toMatchObject({ id: ID, status: "unknown", signers: [] });
  expect(contract?.notes?.join(" ")).toContain("by hand");
  expect(await account.signedDocuments(ID)).toBe("not-ready");
});

test.each([409, 423])("a download that has to wait (%i) is of a contract that is there", async (status) => {
  const { account } = await connect(({ path }) =>
    path.endsWith("/download") ? { status } : { status: 404 },
  );
  expect(await account.read(ID)).toMatchObject({ status: "unknown" });
});

test("what can be neither read nor downloaded is gone", async () => {
  const { account } = await connect(() => ({ status: 404 }));
  expect(await account.read(ID)).toBeUndefined();
});

test("sending is looking whether it is there", async () => {
  const { account } = await connect(({ path }) =>
    path.endsWith("/sr_1") ? { status: 200, body: { id: "sr_1", status: "OPEN" } } : { status: 404 },
  );
  await account.send(ID, order());
  await expect(account.send(remoteId("sr_2"), order())).rejects.toMatchObject({ code: "not_found" });
});
