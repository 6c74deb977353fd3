import { afterEach, beforeEach, expect, test } from "vitest";
import { openSkribble } from "./open-skribble.ts";
import type { OpenSkribble } from "./open-skribble.ts";
import { requestIn, sampleRequest, sampleSigner } from "./sample-request.ts";

let skribble: OpenSkribble;
let id = "";

beforeEach(async () => {
  skribble = await openSkribble("documented");
  const signatures = [sampleSigner("bo.ek@example.com", 1), sampleSigner("eve@example.com", 2)];
  const [, body] = await skribble.call("POST", "/signature-requests", await sampleRequest({ signatures }));
  ({ id } = requestIn(body));
});
afterEach(async () => {
  await skribble.close();
});

const shown = async (): Promise<ReturnType<typeof requestIn>> =>
  requestIn((await skribble.call("GET", `/signature-requests/${id}`))[1]);
const sign = (): Promise<unknown> => skribble.simulator.control("sign", { id });
const post = (action: string, body?: unknown): Promise<[number, unknown]> =>
  skribble.call("POST", `/signature-requests/${id}/${action}`, body);

test("a withdrawn request can still be read, and cannot be withdrawn again", async () => {
  await sign();
  expect(await post("withdraw", { message: "Wrong price" })).toMatchObject([
    200,
    { status_overall: "WITHDRAWN", signatures: [{ status_code: "SIGNED" }, { status_code: "WITHDRAWN" }] },
  ]);
  expect((await post("withdraw"))[0]).toBe(400);
  expect(await shown()).toMatchObject({
    status_overall: "WITHDRAWN",
    read_access: ["api_production_town"],
  });
});

test("a withdrawal needs no body; a message has at most 2048 letters", async () => {
  expect((await post("withdraw", { message: "x".repeat(2049) }))[0]).toBe(400);
  expect((await post("withdraw", { reason: "x" }))[0]).toBe(400);
  expect((await post("withdraw"))[0]).toBe(200);
});

test("deleting an open request withdraws it, deleting that removes it and its documents", async () => {
  const { document_id: documentId } = await shown();
  const remove = (): Promise<[number, unknown]> => skribble.call("DELETE", `/signature-requests/${id}`);
  expect(await remove()).toEqual([200, undefined]);
  expect(await shown()).toMatchObject({ status_overall: "WITHDRAWN" });
  expect((await remove())[0]).toBe(200);
  expect((await remove())[0]).toBe(404);
  expect((await skribble.call("GET", `/documents/${documentId}`))[0]).toBe(404);
});

test("a signed request can be neither withdrawn, deleted, changed nor reminded of", async () => {
  await sign();
  await sign();
  const put = await skribble.call("PUT", "/signature-requests", { id, title: "Other" });
  const remove = await skribble.call("DELETE", `/signature-requests/${id}`);
  const statuses = [put, remove, await post("withdraw"), await post("remind")].map(([status]) => status);
  expect(statuses).toEqual([400, 400, 400, 400]);
});

test("a signer is reminded once an hour; the next one in turn has an hour of their own", async () => {
  expect(await post("remind")).toEqual([200, undefined]);
  skribble.pass(600_000);
  const soon = await skribble.fetch("POST", `/signature-requests/${id}/remind`);
  expect([soon.status, soon.headers.get("retry-after")]).toEqual([429, "3000"]);
  expect(await soon.json()).toMatchObject({ key: "error.rate_limit.reminder" });
  await sign();
  expect((await post("remind"))[0]).toBe(200);
});

test("an update changes what it names, and removes the signers that it leaves out", async () => {
  const answer = await skribble.call("PUT", "/signature-requests", { id, title: "New title" });
  expect(answer).toMatchObject([200, { title: "New title", message: "Please sign.", signatures: [{}, {}] }]);
  const before = (await shown()).signatures[1]?.sid;
  const signatures = [sampleSigner("eve@example.com"), sampleSigner("new@example.com")];
  await skribble.call("PUT", "/signature-requests", { id, signatures });
  const after = (await shown()).signatures;
  expect(after).toMatchObject([
    { sid: before, sequence: -1 },
    { signer_identity_data: { email_address: "new@example.com" } },
  ]);
});

test("signers come and go one by one, until somebody has signed", async () => {
  expect((await post("signatures", sampleSigner("zoe@example.com", 3)))[0]).toBe(200);
  const [first, , third] = (await shown()).signatures;
  const path = `/signature-requests/${id}/signatures`;
  expect((await skribble.call("DELETE", `${path}/${third?.sid ?? ""}`))[0]).toBe(200);
  expect((await skribble.call("DELETE", `${path}/${third?.sid ?? ""}`))[0]).toBe(404);
  await sign();
  expect((await skribble.call("DELETE", `${path}/${first?.sid ?? ""}`))[0]).toBe(400);
  expect((await post("signatures", sampleSigner("zoe@example.com")))[0]).toBe(400);
});

test("lists filter exactly, search inside titles, show no custom, and page when asked to", async () => {
  await skribble.call("POST", "/signature-requests", await sampleRequest({ title: "Second (CS-2)" }));
  await skribble.call("POST", "/signature-requests", await sampleRequest({ title: "Third (CS-3)" }));
  await sign();
  const list = async (query: string): Promise<unknown> =>
    (await skribble.call("GET", `/signature-requests?${query}`))[1];
  expect(await list("")).toMatchObject([{ title: "Third (CS-3)" }, { title: "Second (CS-2)" }, { id }]);
  expect(await list("search=cs-7k2m9qx4tr")).toMatchObject([{ id }]);
  expect(JSON.stringify(await list(""))).not.toContain("custom");
  expect(await shown()).toMatchObject({ custom: "CS-7K2M9QX4TR" });
  expect(await list("account_email=eve@example.com")).toEqual([]);
  expect(await list("signer_email_address=eve@example.com")).toMatchObject([{ id }]);
  expect(await list("signer_email_address=ve@example.com")).toEqual([]);
  expect(await list("signature_status=SIGNED")).toMatchObject([{ id }]);
  expect(await list("status_overall=SIGNED")).toEqual([]);
  expect(await list("page_number=2&page_size=2")).toMatchObject([{ id }]);
  expect(await list("page_number=3&page_size=2")).toEqual([]);
  for (const wrong of ["page_number=0", "status_overall=signed", "custom=x", "search=a&search=b"]) {
    expect(await list(wrong)).toMatchObject({ status: 400 });
  }
});

test("the protocol comes as PDF, JSON or HTML, unless the business has none", async () => {
  const report = (query: string): Promise<Response> =>
    skribble.fetch("GET", `/signature-requests/${id}/report${query}`);
  const pdf = await report("");
  expect([pdf.headers.get("content-type"), (await pdf.text()).slice(0, 5)]).toEqual([
    "application/pdf",
    "%PDF-",
  ]);
  expect((await report("?type=HTML")).headers.get("content-type")).toContain("text/html");
  expect(await (await report("?type=JSON")).json()).toMatchObject({
    header: { signatureRequestID: id, status: "OPEN", signatureCount: 2, signatureCountSigned: 0 },
  });
  expect((await report("?type=XML")).status).toBe(400);
  await skribble.simulator.control("setPlan", { report: false });
  expect((await report("")).status).toBe(403);
});
