import { expect, test } from "vitest";
import { NOW } from "../test-vendor.ts";
import type { Reply } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { REFERENCE } from "../test-order.ts";
import {
  connectTo,
  order,
  remoteId,
  routes,
  signStatusJson,
  templatesJson,
  WORKFLOW_ID,
  workflowJson,
} from "./vendor-fixture.ts";

const ID = remoteId(WORKFLOW_ID);
const WORKFLOW = `GET /workflows/${WORKFLOW_ID}`;
const SIGN_STATUS = `${WORKFLOW}/sign-status`;
const SEND = `POST /workflows/${WORKFLOW_ID}/sign-status/send-signature-request`;
const CLIENT = "Counterparty Signer";
const ADA = "Internal Signer";

const ok = (body: unknown): Reply => ({ status: 200, body });
const NOT_AT_SIGN: Reply = { status: 400, body: { code: "INVALID_STATE", message: "not at the Sign step" } };
const DONE = { state: "completed" };

type Table = Parameters<typeof routes>[0];

async function at(table: Table) {
  return connectTo(documented, routes({ "GET /workflow-schemas": ok(templatesJson()), ...table }));
}

test.each([
  [{ step: "Create" }, "drafted"],
  [{ step: "Review" }, "drafted"],
  [{ step: "Review", status: "paused" }, "drafted"],
  [{ step: "Review", status: "cancelled" }, "withdrawn"],
  [{ step: "Sign", status: "cancelled" }, "withdrawn"],
  [{ step: "Archive", signatures: DONE }, "signed"],
  [{ step: "Archive", signatures: { state: "complete" } }, "signed"],
  [{ step: "Complete", status: "completed", signatures: DONE }, "signed"],
  // uploaded: no packet was ever complete
  [
    {
      step: "Archive",
      signatures: { state: "not_applicable" },
      attributes: { signed: { key: "k1", filename: "x.pdf" } },
    },
    "signed",
  ],
  // it got there without anybody's signature
  [{ step: "Archive", signatures: { state: "not_applicable" } }, "unknown"],
  [{ step: "Negotiate" }, "unknown"],
  [{ status: "sleeping" }, "unknown"],
])("a workflow with %j is %s", async (more, status) => {
  const { account } = await at({ [WORKFLOW]: ok(workflowJson(more)) });
  expect(await account.read(ID)).toMatchObject({ id: WORKFLOW_ID, status });
});

test.each([
  ["not_sent", { [CLIENT]: "pending", [ADA]: "pending" }, "drafted", ["waiting", "waiting"]],
  ["action_required", { [CLIENT]: "pending", [ADA]: "pending" }, "drafted", ["waiting", "waiting"]],
  ["action_required", { [CLIENT]: "viewed", [ADA]: "pending" }, "sent", ["viewed", "waiting"]],
  ["sent", { [CLIENT]: "sent", [ADA]: "pending" }, "sent", ["asked", "waiting"]],
  ["sent", { [CLIENT]: "signed", [ADA]: "sent" }, "sent", ["signed", "asked"]],
  ["sent", { [CLIENT]: "declined", [ADA]: "pending" }, "declined", ["declined", "waiting"]],
  // a provider may take the packet back when somebody declines
  ["not_sent", { [CLIENT]: "declined", [ADA]: "pending" }, "declined", ["declined", "waiting"]],
  ["complete", { [CLIENT]: "signed", [ADA]: "signed" }, "signed", ["signed", "signed"]],
  ["sent", { [CLIENT]: "dreaming", [ADA]: "pending" }, "sent", ["unknown", "waiting"]],
  ["levitating", { [CLIENT]: "pending", [ADA]: "pending" }, "unknown", ["waiting", "waiting"]],
])(
  "in its Sign step, %s with %j is %s: nothing has been sent just because it stands there",
  async (word, people, status, standing) => {
    const { account } = await at({
      // the trap: signatures are in progress before anything was sent
      [WORKFLOW]: ok(workflowJson({ step: "Sign", signatures: { state: "in_progress" } })),
      [SIGN_STATUS]: ok(signStatusJson(word, people)),
    });
    const contract = await account.read(ID);
    expect(contract).toMatchObject({ status, vendorStatus: `active, Sign, ${word}` });
    expect(contract?.signers.map((signer) => signer.status)).toEqual(standing);
  },
);

test("a workflow that leaves its Sign step between our two reads is read once more", async () => {
  const answers = [
    ok(workflowJson({ step: "Sign" })),
    ok(workflowJson({ step: "Archive", signatures: DONE })),
  ];
  const { account } = await at({
    [WORKFLOW]: () => answers.shift() ?? { status: 500 },
    [SIGN_STATUS]: NOT_AT_SIGN,
  });
  expect(await account.read(ID)).toMatchObject({ status: "signed" });
});

test("one bad answer about the sign status does not have the whole look begin anew", async () => {
  const answers: Reply[] = [{ status: 502 }, ok(signStatusJson("sent"))];
  const { account } = await at({
    [WORKFLOW]: ok(workflowJson({ step: "Sign" })),
    [SIGN_STATUS]: () => answers.shift() ?? { status: 500 },
  });
  expect(await account.read(ID)).toMatchObject({ status: "sent" });
});

test("a missing right to read the sign status is told, and taken for nothing else", async () => {
  const forbidden: Reply = { status: 403, body: { code: "FORBIDDEN", message: "access forbidden" } };
  const { account } = await at({ [WORKFLOW]: ok(workflowJson({ step: "Sign" })), [SIGN_STATUS]: forbidden });
  await expect(account.read(ID)).rejects.toMatchObject({ code: "forbidden", verdict: { next: "stop" } });
});

test("in review it says who still has to approve, and who will sign", async () => {
  const reviewers = [
    { role: "legal", displayName: "Legal", status: "approved" },
    { role: "finance", displayName: "Finance", status: "pending" },
  ];
  const { account } = await at({
    [WORKFLOW]: ok(workflowJson()),
    [`${WORKFLOW}/approvals`]: ok({ approvalGroups: [{ status: "active", reviewers }] }),
  });
  expect(await account.read(ID)).toMatchObject({
    status: "drafted",
    unready: "It is under review there (IC-17) and goes out once it is approved.",
    notes: ["It waits for the approval of: Finance."],
    signers: [
      { name: "Bo Client", email: "bo@example.com", role: CLIENT, status: "waiting" },
      { name: "Ada Owner", email: "ada@example.com", role: ADA, status: "waiting" },
    ],
  });
});

test("a missing signature tag is said", async () => {
  const { account } = await at({
    [WORKFLOW]: ok(workflowJson({ step: "Sign" })),
    [SIGN_STATUS]: ok(signStatusJson("action_required")),
  });
  expect(await account.read(ID)).toMatchObject({ notes: [expect.stringContaining("signature tag")] });
});

test("the packet is sent by one call once the people are the right ones", async () => {
  const { account, calls } = await at({
    [SIGN_STATUS]: ok(signStatusJson("not_sent")),
    [SEND]: ok(signStatusJson("sent")),
  });
  await account.send(ID, order());
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([SIGN_STATUS, SEND]);
  expect(calls[1]?.body).toBe("");
});

test.each([["sent"], ["complete"]])("a packet that is %s is not sent again", async (word) => {
  const { account, calls } = await at({ [SIGN_STATUS]: ok(signStatusJson(word)) });
  await account.send(ID, order());
  expect(calls).toHaveLength(1);
});

test.each([
  [{ step: "Review" }, { next: "wait", until: new Date(NOW.getTime() + 600_000) }],
  [{ step: "Review", status: "cancelled" }, { next: "stop" }],
])("from %j nothing can be sent", async (more, verdict) => {
  const { account } = await at({ [SIGN_STATUS]: NOT_AT_SIGN, [WORKFLOW]: ok(workflowJson(more)) });
  await expect(account.send(ID, order())).rejects.toMatchObject({ code: "state_conflict", verdict });
});

test("nothing is sent that would not ask the people of the playbook, or ask them in another order", async () => {
  const { account, calls } = await at({
    [SIGN_STATUS]: ok(signStatusJson("not_sent", { [CLIENT]: "pending" }, "parallel")),
  });
  const ada = {
    role: "internal",
    name: "Ada",
    email: "ada@example.com",
    order: 2,
    receives: "signature",
  } as const;
  await expect(account.send(ID, order({ signers: [...order().signers, ada] }))).rejects.toMatchObject({
    code: "state_conflict",
    detail: expect.stringContaining("would not ask Ada (ada@example.com), who is internal in the playbook"),
  });
  const twins = order().signers.flatMap((signer) => [signer, { ...signer, order: 2 }]);
  await expect(account.send(ID, order({ signers: twins }))).rejects.toMatchObject({
    code: "state_conflict",
    detail: expect.stringContaining("all signers at once"),
  });
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
});

test("a packet that lacks signature tags is not sent, and the tags are named as the cause", async () => {
  const { account, calls } = await at({ [SIGN_STATUS]: ok(signStatusJson("action_required")) });
  await expect(account.send(ID, order())).rejects.toMatchObject({
    code: "state_conflict",
    verdict: { next: "stop" },
    detail: expect.stringContaining("signature tag"),
  });
  expect(calls).toHaveLength(1);
});

test("a template that asks the second signer first is not sent", async () => {
  const people = { [ADA]: "pending", [CLIENT]: "pending" };
  const { account, calls } = await at({ [SIGN_STATUS]: ok(signStatusJson("not_sent", people)) });
  const ada = {
    role: "internal",
    name: "Ada",
    email: "ada@example.com",
    order: 2,
    receives: "signature",
  } as const;
  await expect(account.send(ID, order({ signers: [...order().signers, ada] }))).rejects.toMatchObject({
    code: "state_conflict",
    detail: expect.stringContaining("asks internal before client"),
  });
  expect(calls).toHaveLength(1);
});

test("who would be asked instead is named, with the template's role", async () => {
  const { account } = await at({ [SIGN_STATUS]: ok(signStatusJson("not_sent")) });
  const leo = {
    role: "internal",
    name: "Leo",
    email: "leo@example.com",
    order: 2,
    receives: "signature",
  } as const;
  await expect(account.send(ID, order({ signers: [...order().signers, leo] }))).rejects.toMatchObject({
    detail: expect.stringContaining("but Ada Owner (ada@example.com, Internal Signer)"),
  });
});

test("what is out and asks others, or in another order, is told; what nobody has sent yet is not", async () => {
  const leo = {
    role: "internal",
    name: "Leo",
    email: "leo@example.com",
    order: 2,
    receives: "signature",
  } as const;
  const ada = { ...leo, name: "Ada", email: "ada@example.com" };
  const people = { [ADA]: "sent", [CLIENT]: "pending" };
  const notesOf = async (signStatus: unknown, colleague: typeof leo | typeof ada): Promise<unknown> => {
    const sign = ok(workflowJson({ step: "Sign" }));
    const { account } = await at({ [WORKFLOW]: sign, [SIGN_STATUS]: ok(signStatus) });
    const wanted = order({ signers: [...order().signers, colleague] });
    return (await account.read(ID, wanted))?.notes;
  };
  expect(await notesOf(signStatusJson("sent"), leo)).toEqual([
    "It is out, and asks others to sign than the playbook names: not Leo (leo@example.com), who is internal in the playbook, but Ada Owner (ada@example.com, Internal Signer).",
  ]);
  expect(await notesOf(signStatusJson("sent", people), ada)).toEqual([
    "The template asks internal before client, the playbook the other way round. It is out all the same.",
  ]);
  expect(await notesOf(signStatusJson("sent"), ada)).toBeUndefined();
  expect(await notesOf(signStatusJson("not_sent"), leo)).toBeUndefined();
});

test("what was refused is looked at: it may be out by now", async () => {
  const answers = [signStatusJson("not_sent"), signStatusJson("sent")];
  const { account } = await at({ [SIGN_STATUS]: () => ok(answers.shift()), [SEND]: NOT_AT_SIGN });
  await account.send(ID, order());
  const again = await at({ [SIGN_STATUS]: ok(signStatusJson("not_sent")), [SEND]: NOT_AT_SIGN });
  await expect(again.account.send(ID, order())).rejects.toMatchObject({ code: "state_conflict" });
});

const LIST = "GET /workflows";
const page = (list: readonly unknown[]): Reply => ok({ page: 0, pageSize: 100, count: list.length, list });

test("it is found by our reference in any status; the filter names the question and the reference", async () => {
  const { account, calls } = await at({ [LIST]: page([workflowJson()]), [WORKFLOW]: ok(workflowJson()) });
  expect(await account.find(order())).toMatchObject({ found: "one", contract: { id: WORKFLOW_ID } });
  const list = calls.find(({ path }) => path === "/workflows");
  expect(Object.fromEntries(list?.query ?? [])).toEqual({
    page: "0",
    pageSize: "100",
    status: "active,paused,completed,cancelled",
    filter: `Equals([reference], '${REFERENCE}')`,
  });
});

test("a list that does not filter is compared here; one that hides the answers tells nothing", async () => {
  const other = workflowJson({ attributes: { reference: "CS-ANOTHER" } });
  const { account } = await at({ [LIST]: page([other]) });
  expect(await account.find(order())).toEqual({ found: "none" });
  const silent = await at({ [LIST]: page([workflowJson({ attributes: null })]) });
  expect(await silent.account.find(order())).toEqual({ found: "cannot-tell" });
  const endless = await at({ [LIST]: page(Array.from({ length: 100 }, () => other)) });
  expect(await endless.account.find(order())).toEqual({ found: "cannot-tell" });
  expect(endless.calls.filter(({ path }) => path === "/workflows")).toHaveLength(20);
});

test("without its template there is no telling", async () => {
  const { account } = await at({ [LIST]: page([]) });
  expect(await account.find(order({ template: "Gone" }))).toEqual({ found: "cannot-tell" });
});

const PDF: Reply = { status: 200, body: "%PDF-1.7 …", headers: { "content-type": "application/pdf" } };
const DOWNLOAD = `${WORKFLOW}/document/k1/download`;
const SIGNED = workflowJson({
  step: "Archive",
  signatures: DONE,
  attributes: { signed: { key: "k1", filename: "x.pdf" } },
});

test("the signed copy is the file of the attribute `signed`, and the record beside it is the same each time", async () => {
  const { account } = await at({ [WORKFLOW]: ok(SIGNED), [DOWNLOAD]: PDF });
  const once = await account.signedDocuments(ID);
  expect(once).toMatchObject([
    { kind: "signed", name: "contract.pdf", contentType: "application/pdf" },
    { kind: "evidence", name: "workflow.json", contentType: "application/json" },
  ]);
  expect(await account.signedDocuments(ID)).toEqual(once);
});

test("once it is archived the copy may lie on its record; before either it is not ready", async () => {
  const archived = workflowJson({
    step: "Complete",
    status: "completed",
    signatures: DONE,
    recordIds: ["r-1"],
  });
  const { account } = await at({ [WORKFLOW]: ok(archived), "GET /records/r-1/attachments/signedCopy": PDF });
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }, { kind: "evidence" }]);
  const young = await at({ [WORKFLOW]: ok(workflowJson({ step: "Archive", signatures: DONE })) });
  expect(await young.account.signedDocuments(ID)).toBe("not-ready");
  const unsigned = await at({ [WORKFLOW]: ok(workflowJson()) });
  expect(await unsigned.account.signedDocuments(ID)).toBe("not-ready");
});

test("a redirect to a file store is followed without our credentials; a page is no PDF", async () => {
  const { account, calls, base } = await at({
    [WORKFLOW]: ok(SIGNED),
    [DOWNLOAD]: () => ({ status: 302, headers: { location: `${base}/store/1` } }),
    "GET /store/1": PDF,
  });
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }, { kind: "evidence" }]);
  expect(calls.find(({ path }) => path === "/store/1")?.headers).not.toHaveProperty("authorization");
  const page200 = await at({ [WORKFLOW]: ok(SIGNED), [DOWNLOAD]: { status: 200, body: "<html>" } });
  await expect(page200.account.signedDocuments(ID)).rejects.toMatchObject({ code: "answer_unreadable" });
  const hostile = await at({
    [WORKFLOW]: ok(
      workflowJson({ step: "Archive", signatures: DONE, attributes: { signed: { key: "../../x" } } }),
    ),
  });
  await expect(hostile.account.signedDocuments(ID)).rejects.toMatchObject({ code: "not_found" });
});
