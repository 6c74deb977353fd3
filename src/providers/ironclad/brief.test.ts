import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { RawCall } from "../provider.ts";
import { NOW } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { brief } from "./brief.ts";
import { connectTo, order as anOrder, remoteId, routes, TOKEN, WORKFLOW_ID } from "./vendor-fixture.ts";

const SIGNING = "hook-secret-1";
const ID = remoteId(WORKFLOW_ID);
const PATH = `/workflows/${WORKFLOW_ID}`;
const ok = (body: unknown): Reply => ({ status: 200, body });
const FIELDS = [
  { name: "counterpartyName", type: "string", required: true },
  { name: "contractValue", type: "number", required: true },
  { name: "startDate", type: "date" },
  { name: "plan", type: "string", options: ["Growth", "Scale"] },
  { name: "renews", type: "boolean" },
];
const TEMPLATES = ok({
  templates: [
    { id: "t1", name: "MSA Enterprise" },
    { id: "t2", name: "NDA" },
  ],
});

type Table = Parameters<typeof routes>[0];

function at(table: Table, secrets: readonly string[] = [SIGNING]) {
  const vendor = routes({
    "GET /templates": TEMPLATES,
    "GET /templates/t1": ok({ id: "t1", name: "MSA Enterprise", schemaFields: FIELDS }),
    "POST /workflows": { status: 201, body: { id: WORKFLOW_ID, viewerUrl: "https://ironcladapp.com/w/1" } },
    [`GET ${PATH}`]: ok({ id: WORKFLOW_ID, status: "REVIEW" }),
    ...table,
  });
  return connectTo(brief, vendor, { settings: { token: TOKEN }, secrets });
}

const order = (more: Parameters<typeof anOrder>[0] = {}) =>
  anOrder({
    template: "msa",
    fields: {
      counterpartyName: "Bo Client",
      contractValue: "12 000,50",
      startdate: "31.12.2026",
      plan: "scale",
    },
    options: {},
    ...more,
  });

test("a workflow is launched with exactly the keys, headers and path of the article, each value in its place", async () => {
  const { account, calls } = await at({});
  const bo = order().signers;
  const ada = {
    role: "internal",
    name: "Ada",
    email: "ada@example.com",
    order: 2,
    receives: "signature",
  } as const;
  const contract = await account.create(order({ signers: [...bo, ada] }));
  const launch = calls.find(({ method }) => method === "POST");
  expect(launch).toMatchObject({ path: "/workflows", headers: { authorization: `Bearer ${TOKEN}` } });
  expect(launch?.headers).not.toHaveProperty("x-as-user-email");
  expect(JSON.parse(launch?.body ?? "")).toEqual({
    template: { id: "t1" },
    attributes: {
      counterpartyName: "Bo Client",
      contractValue: 12000.5,
      startDate: "2026-12-31",
      plan: "Scale",
    },
    signerGroups: [
      { group: "1", signers: [{ email: "bo@example.com", name: "Bo Client" }] },
      { group: "2", signers: [{ email: "ada@example.com", name: "Ada" }] },
    ],
  });
  expect(contract).toMatchObject({ id: WORKFLOW_ID, status: "drafted", vendorStatus: "REVIEW" });
});

test("the counterparty is the first signer's company, else the name, where the playbook does not say", async () => {
  const { account, calls } = await at({});
  const { counterpartyName: _, ...fields } = order().fields;
  const signers = order().signers;
  await account.create(
    order({ fields, signers: signers.map((one) => ({ ...one, company: "Nordwind AB" })) }),
  );
  await account.create(order({ fields }));
  const bodies = calls.filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ attributes }) => attributes.counterpartyName)).toEqual(["Nordwind AB", "Bo Client"]);
  const template = await account.describeTemplate("msa");
  expect(template?.fields[0]).toMatchObject({ name: "counterpartyName", required: false });
});

test("a launch whose state cannot be read afterwards is launched all the same, with its link", async () => {
  const { account } = await at({ [`GET ${PATH}`]: { status: 500 } });
  expect(await account.create(order())).toMatchObject({
    id: WORKFLOW_ID,
    status: "drafted",
    vendorStatus: "CREATED",
    url: "https://ironcladapp.com/w/1",
  });
});

test.each([
  ["t1", "t1"],
  ["MSA Enterprise", "t1"],
  ["msa", "t1"],
  ["Enter", "t1"],
])("the template %s is found, as the article's own code finds it", async (wanted, id) => {
  const { account } = await at({});
  expect(await account.describeTemplate(wanted)).toMatchObject({ id, name: "MSA Enterprise" });
});

test("a part of a name that two templates share is not chosen from", async () => {
  const twins = ok({
    templates: [
      { id: "a", name: "MSA one" },
      { id: "b", name: "MSA two" },
    ],
  });
  const { account } = await at({ "GET /templates": twins });
  await expect(account.create(order())).rejects.toMatchObject({ code: "configuration_invalid" });
});

test.each([
  [{ fields: { counterpartyName: "Bo" } }, "order_incomplete", "contractValue"],
  [{ fields: { ...order().fields, contractValue: "much" } }, "order_invalid", "contractValue"],
  [{ fields: { ...order().fields, plan: "Gold" } }, "order_invalid", "Growth, Scale"],
  [{ fields: { ...order().fields, renews: "maybe" } }, "order_invalid", "renews"],
  [{ fields: { ...order().fields, typo: "x" } }, "order_invalid", "typo"],
  [{ signers: [] }, "order_incomplete", "signer"],
  [{ template: "Lease" }, "not_found", "Lease"],
])("nothing is launched from %j", async (more, code, named) => {
  const { account, calls } = await at({});
  await expect(account.create(order(more))).rejects.toMatchObject({
    code,
    verdict: { next: "stop" },
    detail: expect.stringContaining(named),
  });
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
});

test.each([
  ["CREATED", "drafted", true],
  ["DRAFT", "drafted", true],
  ["REVIEW", "drafted", true],
  ["SIGNATURE", "sent", false],
  ["EXECUTED", "signed", false],
  ["CANCELLED", "withdrawn", false],
  ["LEVITATING", "unknown", false],
])("%s is %s", async (word, status, isUnready) => {
  for (const body of [{ status: word }, { workflowStatus: word }, { state: word }]) {
    const { account } = await at({ [`GET ${PATH}`]: ok({ id: WORKFLOW_ID, ...body }) });
    const contract = await account.read(ID);
    expect(contract).toMatchObject({ status, vendorStatus: word });
    expect(contract?.unready !== undefined).toBe(isUnready);
  }
});

test("sending is for people there: we look, and come again while it is on its way", async () => {
  const { account, calls } = await at({});
  await expect(account.send(ID, order())).rejects.toMatchObject({
    code: "state_conflict",
    verdict: { next: "wait", until: new Date(NOW.getTime() + 600_000) },
  });
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
  const out = await at({ [`GET ${PATH}`]: ok({ id: WORKFLOW_ID, status: "SIGNATURE" }) });
  await out.account.send(ID, order());
});

const EXECUTED = ok({ id: WORKFLOW_ID, status: "EXECUTED" });
const PDF: Reply = { status: 200, body: "%PDF-1.7 …" };

test("the signed PDF comes from its downloadUrl, without our key where that is another place; revisions beside it", async () => {
  let host = "";
  const { account, calls, base } = await at({
    [`GET ${PATH}`]: EXECUTED,
    [`GET ${PATH}/documents`]: () =>
      ok({
        documents: [
          { name: "draft.docx", downloadUrl: `${host}/draft` },
          { name: "MSA (signed).pdf", downloadUrl: `${host}/files/signed.pdf` },
        ],
      }),
    "GET /files/signed.pdf": PDF,
    [`GET ${PATH}/revisions`]: ok({ revisions: [{ version: 1 }, { version: 2 }] }),
  });
  // another host than the API's own
  host = base.replace("127.0.0.1", "localhost");
  const documents = await account.signedDocuments(ID);
  expect(documents).toMatchObject([{ kind: "signed" }, { kind: "evidence", name: "revisions.json" }]);
  const fetched = calls.find(({ path }) => path === "/files/signed.pdf");
  expect(fetched?.headers).not.toHaveProperty("authorization");
});

test("a downloadUrl of the API itself is fetched with our key; a list may come bare; no history is no evidence", async () => {
  let root = "";
  const { account, calls, base } = await at({
    [`GET ${PATH}`]: EXECUTED,
    [`GET ${PATH}/documents`]: () => ok([{ downloadUrl: `${root}/files/1` }]),
    "GET /files/1": PDF,
  });
  root = base;
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }]);
  const fetched = calls.find(({ path }) => path === "/files/1");
  expect(fetched?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
});

test.each<readonly [string, Table]>([
  ["before it is executed", {}],
  [
    "while the list is empty",
    { [`GET ${PATH}`]: EXECUTED, [`GET ${PATH}/documents`]: ok({ documents: [] }) },
  ],
])("there is no signed copy %s", async (_, table) => {
  const { account } = await at(table);
  expect(await account.signedDocuments(ID)).toBe("not-ready");
});

function call(body: string, signature: string): RawCall {
  return { headers: { "x-ironclad-signature": signature }, body: new TextEncoder().encode(body) };
}
const BODY = JSON.stringify({
  event: "workflow.state.changed",
  workflowId: WORKFLOW_ID,
  workflowStatus: "EXECUTED",
});
const digest = (body: string, secret = SIGNING): string =>
  createHmac("sha256", secret).update(body).digest("hex");

test("X-Ironclad-Signature is the HMAC of the body in hex, with or without its algorithm in front", async () => {
  const { account } = await at({}, ["newest", SIGNING]);
  const { notices } = account;
  expect(notices.isAuthentic(call(BODY, digest(BODY)))).toBe(true);
  expect(notices.isAuthentic(call(BODY, `sha256=${digest(BODY).toUpperCase()}`))).toBe(true);
  for (const bad of ["", digest(BODY, "other"), digest(`${BODY} `), digest(BODY).slice(1), "zz"]) {
    expect(notices.isAuthentic(call(BODY, bad))).toBe(false);
  }
  expect(notices.refusal).toBe(401);
});

test.each([
  [{ event: "workflow.state.changed", workflowId: WORKFLOW_ID, workflowStatus: "EXECUTED" }, [WORKFLOW_ID]],
  [{ event: "workflow.state.changed", workflowId: WORKFLOW_ID }, [WORKFLOW_ID]],
  [{ event: "workflow.state.changed", workflowId: WORKFLOW_ID, workflowStatus: "CREATED" }, []],
  [{ event: "workflow.comment.added", workflowId: WORKFLOW_ID }, []],
  [{ event: "workflow.state.changed", workflowId: "../x" }, []],
  [{ payload: { event: "workflow_step_updated", workflowID: WORKFLOW_ID } }, [WORKFLOW_ID]],
])("%j is about %j", async (body, about) => {
  const { account } = await at({});
  expect(account.notices.read(call(JSON.stringify(body), ""))).toMatchObject({ about });
});

test("the sandbox is a setting, and so is any other address", () => {
  expect(brief.baseUrl({ token: "t" })).toBe("https://ironcladapp.com/public/api/v1");
  expect(brief.baseUrl({ token: "t", sandbox: true })).toBe("https://sandbox.ironcladapp.com/public/api/v1");
});

test.each<readonly [string, (seen: Seen) => Reply, string]>([
  ["a good key", () => TEMPLATES, "ok"],
  ["a bad one", () => ({ status: 401 }), "problem"],
])("check tells %s", async (_, reply, level) => {
  const { account } = await at({ "GET /templates": reply });
  expect((await account.check())[0]).toMatchObject({ level });
});
