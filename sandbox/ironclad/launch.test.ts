import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openIronclad } from "./open-ironclad.ts";
import type { OpenIronclad } from "./open-ironclad.ts";
import { attributeIn, designNamed, sampleLaunch, workflowIn } from "./sample-launch.ts";
import type { ListedDesign } from "./sample-launch.ts";

let ironclad: OpenIronclad;
let design: ListedDesign;

beforeEach(async () => {
  ironclad = await openIronclad("documented");
  design = await designNamed(ironclad, "Standard agreement");
});
afterEach(async () => {
  await ironclad.close();
});

const launch = (body: unknown, path = "/workflows"): Promise<[number, unknown]> =>
  ironclad.call("POST", path, body);
const launched = (): unknown => ironclad.simulator.state();

test("designs are listed with their launch forms, and the form must be named", async () => {
  expect(await ironclad.call("GET", `/workflow-schemas/${design.id}?form=launch`)).toMatchObject([
    200,
    {
      id: design.id,
      name: "Standard agreement",
      permissions: ["launch", "view"],
      schema: {
        paperSource: { type: "string", required: "always", default: "Our paper" },
        counterpartyName: { type: "string", required: "always", options: { freeTextAllowed: true } },
        client_email: { type: "email", required: "always" },
        deal_amount: { type: "monetaryAmount" },
        plan: { options: { values: ["Growth", "Scale", "Enterprise"], freeTextAllowed: false } },
        contract_date: { type: "date", required: "never" },
        contract_term_months: { type: "duration" },
        billing_address: { type: "address" },
        countersign_reference: { displayName: "Countersign reference" },
      },
    },
  ]);
  expect(attributeIn(design, "Counterparty Signer Email")).toMatch(/^role[0-9a-f]{32}$/u);
  const growth = await designNamed(ironclad, "Growth agreement");
  expect(attributeIn(growth, "Counterparty Signer Email")).not.toBe(
    attributeIn(design, "Counterparty Signer Email"),
  );
  expect(JSON.stringify(design)).not.toContain("propertyKey");
  expect(await ironclad.call("GET", "/workflow-schemas")).toMatchObject([400, { code: "MISSING_PARAM" }]);
  expect(await ironclad.call("GET", `/workflow-schemas/${design.id}?form=archive`)).toEqual([
    400,
    {
      code: "INVALID_PARAM",
      message: "invalid query value 'archive'; value must be one of [launch]",
      param: "/?form",
    },
  ]);
});

test("a design published anew has another id, and the old one is not found", async () => {
  await ironclad.control("republish", { name: "Standard agreement" });
  expect(await ironclad.call("GET", `/workflow-schemas/${design.id}`)).toMatchObject([
    400,
    { code: "NOT_FOUND", param: "templateId" },
  ]);
  expect(await launch(sampleLaunch(design))).toMatchObject([
    400,
    { code: "INVALID_PARAM", param: "template" },
  ]);
  expect((await designNamed(ironclad, "Standard agreement")).id).not.toBe(design.id);
});

test("a launched workflow shows what was filled in, with property keys, under both of its ids", async () => {
  await ironclad.control("autoApprove", { on: false });
  const [status, body] = await launch(sampleLaunch(design));
  const { id, ironcladId } = workflowIn(body);
  expect([status, ironcladId]).toEqual([200, "IC-1"]);
  expect(id).toMatch(/^[0-9a-f]{24}$/u);
  const emailId = attributeIn(design, "Counterparty Signer Email");
  const shown = {
    id,
    template: design.id,
    step: "Review",
    status: "active",
    approvals: { state: "in_progress", url: expect.stringContaining(`/workflows/${id}/approvals`) },
    signatures: { state: "not_started" },
    attributes: { deal_amount: { currency: "EUR", amount: 1200.5 }, readableId: "IC-1", draft: [{}] },
    schema: { [emailId]: { propertyKey: "counterpartySignerEmail", readOnly: false } },
    creator: { email: "ada.owner@example.com" },
  };
  expect(await ironclad.call("GET", `/workflows/${id}`)).toMatchObject([200, shown]);
  expect(await ironclad.call("GET", "/workflows/IC-1")).toMatchObject([200, shown]);
  expect(await ironclad.call("GET", "/workflows/IC-2")).toEqual([
    404,
    { code: "NOT_FOUND", message: "workflow does not exist", param: "workflowId" },
  ]);
});

test.each([
  ["no counterparty", { counterpartyName: "" }, "MISSING_PARAM", "counterpartyName"],
  ["no required field", { client_name: null }, "MISSING_PARAM", "client_name"],
  ["an attribute that nobody knows", { shoe_size: 44 }, "INVALID_PARAM", "attributes"],
  ["a number as text", { client_name: 5 }, "INVALID_PARAM", "client_name"],
  ["money as a number", { deal_amount: 1200 }, "INVALID_PARAM", "deal_amount"],
  ["money as text", { deal_amount: { currency: "EUR", amount: "1" } }, "INVALID_PARAM", "deal_amount"],
  ["an unknown currency", { deal_amount: { currency: "€", amount: 1 } }, "INVALID_PARAM", "deal_amount"],
  ["no option", { plan: "Gold" }, "INVALID_PARAM", "plan"],
  ["no date", { contract_date: "31.01.2026" }, "INVALID_PARAM", "contract_date"],
  ["a day that does not exist", { contract_date: "2026-02-31" }, "INVALID_PARAM", "contract_date"],
  ["a duration as a number", { contract_term_months: 12 }, "INVALID_PARAM", "contract_term_months"],
  ["a duration without a unit", { contract_term_months: {} }, "INVALID_PARAM", "contract_term_months"],
  ["an address as text", { billing_address: "Hafen 1" }, "INVALID_PARAM", "billing_address"],
  [
    "an address in the US without postcode",
    { billing_address: { lines: ["1 Main St"], locality: "Reno", region: "NV", country: "USA" } },
    "INVALID_PARAM",
    "billing_address",
  ],
  ["no e-mail", { client_email: "Bo Ek" }, "INVALID_PARAM", "client_email"],
])("%s is refused with its place", async (_what, over, code, param) => {
  expect(await launch(sampleLaunch(design, over))).toMatchObject([400, { code, param }]);
  expect(launched()).toMatchObject({ documents: [] });
});

test("good values of every type are taken", async () => {
  const values = {
    contract_date: "2026-12-01T00:00:00-07:00",
    contract_term_months: { months: 12 },
    billing_address: {
      lines: ["Hafen 1", "c/o Vogt"],
      locality: "Kiel",
      postcode: "24103",
      country: "Germany",
    },
    plan: "Growth",
  };
  expect((await launch(sampleLaunch(design, values)))[0]).toBe(200);
  expect(launched()).toMatchObject({
    documents: [
      {
        values: {
          deal_amount: "1200.5",
          contract_date: "2026-12-01",
          contract_term_months: "12",
          billing_address: "Hafen 1, c/o Vogt, 24103, Kiel, Germany",
        },
      },
    ],
  });
});

test("a text that no record takes is minded only by the archive", async () => {
  const [status, body] = await launch(sampleLaunch(design, { client_company: "x".repeat(32_001) }));
  const { id } = workflowIn(body);
  await ironclad.control("sendPacket", { id });
  await ironclad.control("autoArchive", { on: true });
  await ironclad.control("signAll", { id });
  expect([status, launched()]).toMatchObject([200, { documents: [{ state: "Archive" }] }]);
  await expect(ironclad.control("archive", { id })).rejects.toThrow("too long");
});

test("defaults are taken only where the launch says so", async () => {
  const without = sampleLaunch(design, { paperSource: undefined });
  expect(await launch(without)).toMatchObject([400, { code: "MISSING_PARAM", param: "paperSource" }]);
  expect(await launch(without, "/workflows?useDefaultValues=true")).toMatchObject([
    200,
    { attributes: { paperSource: "Our paper" } },
  ]);
  expect((await launch(without, "/workflows?useDefaultValues=yes"))[0]).toBe(400);
});

test("the brief's form of a launch, a stray key and a missing creator are refused", async () => {
  const good = sampleLaunch(design);
  for (const [change, param] of [
    [{ template: { id: design.id } }, "template"],
    [{ signerGroups: [] }, "signerGroups"],
    [{ creator: undefined }, "creator"],
    [{ creator: { type: "email", email: "stranger@example.com" } }, "creator"],
    [{ attributes: undefined }, "attributes"],
  ] as const)
    expect(await launch({ ...good, ...change })).toMatchObject([400, { param }]);
  expect(await launch("{")).toMatchObject([400, { code: "INVALID_PARAM" }]);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await ironclad.call("POST", "/workflows", "a=b", form))[0]).toBe(400);
  expect(launched()).toMatchObject({ documents: [] });
});

const job = z.object({ asyncJobId: z.string(), asyncJobStatusUrl: z.url() });

test("a launch in the background is in progress, then there", async () => {
  await ironclad.control("setJobs", { inProgressTimes: 2 });
  const [status, body] = await launch(sampleLaunch(design), "/workflows/async");
  const { asyncJobId, asyncJobStatusUrl } = job.parse(body);
  expect([status, asyncJobStatusUrl.endsWith(`/workflows/async/${asyncJobId}`)]).toEqual([200, true]);
  const look = (): Promise<[number, unknown]> => ironclad.call("GET", `/workflows/async/${asyncJobId}`);
  expect(await look()).toMatchObject([
    200,
    { status: "in_progress", requestPayload: { template: design.id } },
  ]);
  expect(await look()).toMatchObject([200, { status: "in_progress" }]);
  expect(await look()).toMatchObject([
    200,
    {
      status: "success",
      workflow: { ironcladId: "IC-1", step: "Sign" },
      workflowUrls: { browserUrl: expect.stringMatching(/\/workflow\/[0-9a-f]{24}$/u) },
    },
  ]);
  expect((await ironclad.call("GET", "/workflows/async/none"))[0]).toBe(404);
});

test("a launch in the background that does not fit fails as a job", async () => {
  const [status, body] = await launch(sampleLaunch(design, { plan: "Gold" }), "/workflows/async");
  const path = `/workflows/async/${job.parse(body).asyncJobId}`;
  await ironclad.call("GET", path);
  expect([status, await ironclad.call("GET", path)]).toMatchObject([
    200,
    [200, { status: "failed", error: { code: "INVALID_PARAM", param: "plan" } }],
  ]);
  expect(launched()).toMatchObject({ documents: [] });
});

test("a question that another answer calls for is missed only at the launch", async () => {
  await ironclad.control("publishTemplate", {
    name: "Order form",
    fields: [
      { name: "kind", options: ["Short", "Long"] },
      { name: "years", type: "number", requiredWhen: { attribute: "kind", equals: "Long" } },
    ],
  });
  const order = await designNamed(ironclad, "Order form");
  expect(order.schema["years"]).toMatchObject({ required: "conditional" });
  const base = {
    paperSource: "Our paper",
    counterpartyName: "Nordlicht AB",
    [attributeIn(order, "Counterparty Signer Email")]: "bo.ek@example.com",
    [attributeIn(order, "Counterparty Signer Name")]: "Bo Ek",
  };
  const creator = { type: "email", email: "ada.owner@example.com" };
  const body = (kind: string): unknown => ({ template: order.id, creator, attributes: { ...base, kind } });
  expect((await launch(body("Short")))[0]).toBe(200);
  expect(await launch(body("Long"))).toMatchObject([400, { code: "MISSING_PARAM", param: "years" }]);
});
