import { expect, test } from "vitest";
import type { ContractOrder } from "../../domain/order.ts";
import { documented } from "./documented.ts";
import { NOW } from "../test-vendor.ts";
import {
  API_KEY,
  FIELD_IDS,
  TEMPLATE_ID,
  connectTo,
  documentJson,
  order,
  templateJson,
} from "./vendor-fixture.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { CreateRequest } from "./vendor-shapes.ts";

const CREATE = `POST /templates/${TEMPLATE_ID}/create_document`;
const TITLES = { templates: [{ id: TEMPLATE_ID, title: "Service agreement" }] };

/** Serves the template; `created` answers the create call once its body fits the vendor's schema. */
function vendor(created: (call: Seen) => Reply, template: unknown = templateJson()): (call: Seen) => Reply {
  return (call) => {
    const route = `${call.method} ${call.path}`;
    if (route === "GET /templates") return { status: 200, body: TITLES };
    if (route === `GET /templates/${TEMPLATE_ID}`) return { status: 200, body: template };
    if (route !== CREATE) return { status: 404, body: { error: { type: "not_found" } } };
    const shape = CreateRequest.safeParse(JSON.parse(call.body));
    return shape.success
      ? created(call)
      : { status: 422, body: { error: { document: [shape.error.message] } } };
  };
}

const made = (): Reply => ({ status: 201, body: documentJson() });

async function bodyOf(wanted: ContractOrder, template?: unknown): Promise<unknown> {
  const { account, calls } = await connectTo(documented, vendor(made, template));
  await account.create(wanted);
  return JSON.parse(calls.at(-1)?.body ?? "");
}

test("a draft is made from the template with tags, parties and values", async () => {
  expect(
    await bodyOf(
      order({
        tags: ["growth", ""],
        language: "sv-SE",
        fields: { client_name: "Bo", deal_amount: "12 000,50" },
      }),
    ),
  ).toEqual({
    document: {
      title: "Agreement with Bo Client",
      message: { content: "Hello Bo, please sign." },
      language: "sv",
      tags: ["CS-7K2M9QX4TR", "countersign", "growth"],
      parties: [
        {
          type: "personal",
          name: "Bo Client",
          reference: "client",
          signees: [{ email: "bo@example.com", full_name: "Bo Client", order: 0 }],
        },
      ],
      data_fields: [
        { id: FIELD_IDS.client, name: "client_name", type: "text", value: "Bo" },
        { id: FIELD_IDS.amount, name: "deal_amount", type: "number", value: "12000.5" },
      ],
      signing_order_mode: "random",
      to_be_signed_by: "others_only",
    },
  });
});

test("the answer comes back in our words, and the call carried the key as a bearer", async () => {
  const { account, calls } = await connectTo(documented, vendor(made));
  expect(await account.create(order())).toMatchObject({ status: "drafted", vendorStatus: "draft" });
  expect(calls.at(-1)?.headers).toMatchObject({
    authorization: `Bearer ${API_KEY}`,
    "content-type": "application/json",
  });
});

test.each([
  [[1, 1], "random"],
  [[1, 2], "strict"],
  [[1, 1, 2], "grouped"],
])("signers in the steps %j sign %s", async (steps, mode) => {
  const signers = steps.map((step, index) => ({
    role: `r${index}`,
    name: `N${index}`,
    email: `n${index}@example.com`,
    order: step,
    receives: "signature" as const,
  }));
  expect(await bodyOf(order({ signers }))).toHaveProperty("document.signing_order_mode", mode);
});

test("the playbook's options reach the body", async () => {
  const options = {
    toBeSignedBy: "owner_and_others",
    companyLogoUrl: "https://example.com/logo.png",
    customTerms: { deal_amount: "1" },
    verification: ["basic"],
  };
  const body = await bodyOf(order({ options, fields: { client_name: "Bo" } }));
  expect(body).toMatchObject({
    document: {
      to_be_signed_by: "owner_and_others",
      company_logo_url: "https://example.com/logo.png",
      data_fields: [{ name: "client_name" }, { name: "deal_amount", value: "1" }],
      parties: [{ signees: [{ signature_verification_methods: ["basic"] }] }],
    },
  });
});

test("a template may be named by its exact title", async () => {
  const { account, calls } = await connectTo(documented, vendor(made));
  await account.create(order({ template: "Service agreement" }));
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /templates",
    `GET /templates/${TEMPLATE_ID}`,
    CREATE,
  ]);
});

test("the template is remembered for five minutes, not longer", async () => {
  const clock = { at: NOW.getTime() };
  const { account, calls } = await connectTo(documented, vendor(made), { now: () => new Date(clock.at) });
  const reads = (): number => calls.filter(({ path }) => path === `/templates/${TEMPLATE_ID}`).length;
  await account.create(order());
  await account.create(order());
  expect(reads()).toBe(1);
  clock.at += 5 * 60_000;
  await account.create(order());
  expect(reads()).toBe(2);
});

test("after a refusal the template is read anew", async () => {
  const answers: Reply[] = [{ status: 422, body: { error: { data_fields: ["unknown"] } } }, made()];
  const { account, calls } = await connectTo(
    documented,
    vendor(() => answers.shift() ?? made()),
  );
  await expect(account.create(order())).rejects.toMatchObject({ code: "order_invalid" });
  await account.create(order());
  expect(calls.filter(({ path }) => path === `/templates/${TEMPLATE_ID}`)).toHaveLength(2);
});

test.each([
  [{ fields: { client_name: "Bo" } }, "order_incomplete", "deal_amount"],
  [{ fields: { client_name: "Bo", deal_amount: "much" } }, "order_invalid", "deal_amount"],
  [{ fields: { client_name: "Bo", deal_amount: "1", typo: "x" } }, "order_invalid", "typo"],
  [{ options: { autosing: true } }, "configuration_invalid", "autosing"],
  [{ signers: [] }, "order_incomplete", "signer"],
  [{ template: "No such template" }, "not_found", "No such template"],
  [{ template: "9f414a75-8ca4-4743-acae-d55fcb1fe228" }, "not_found", "9f414a75"],
])("nothing is created from %j, and the error says why", async (more, code, named) => {
  const { account, calls } = await connectTo(documented, vendor(made));
  await expect(account.create(order(more))).rejects.toMatchObject({
    code,
    verdict: { next: "stop" },
    detail: expect.stringContaining(named),
  });
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
});

test("a title that two templates share is not chosen from", async () => {
  const twins = { templates: ["a", "b"].map((id) => ({ id, title: "Twin" })) };
  const { account } = await connectTo(documented, () => ({ status: 200, body: twins }));
  await expect(account.create(order({ template: "Twin" }))).rejects.toMatchObject({
    code: "configuration_invalid",
  });
});

test.each([
  ["a lost answer", "lost", "outcome_unknown", "look"],
  ["500", { status: 500 }, "outcome_unknown", "look"],
  ["200 with nonsense", { status: 200, body: "<html>welcome</html>" }, "answer_unreadable", "look"],
  ["201 without a document", { status: 201, body: { document: null } }, "answer_unreadable", "look"],
  [
    "201 with an id that is a path",
    { status: 201, body: documentJson({ id: "../x" }) },
    "answer_unreadable",
    "look",
  ],
  ["401", { status: 401, body: { error: { type: "unauthorized" } } }, "credentials_rejected", "stop"],
  ["403", { status: 403 }, "forbidden", "stop"],
  ["402", { status: 402 }, "plan_required", "stop"],
  ["422", { status: 422, body: { error: { title: ["is too long"] } } }, "order_invalid", "stop"],
  ["429", { status: 429, headers: { "retry-after": "7" } }, "rate_limited", "wait"],
] as const)("%s at creation is told as it must be taken", async (_, reply, code, next) => {
  const { account } = await connectTo(
    documented,
    vendor(() => reply),
  );
  await expect(account.create(order())).rejects.toMatchObject({ code, verdict: { next } });
});

test("a refusal tells what the vendor said, and never the key", async () => {
  const body = { error: { title: ["is too long"], key: [`got ${API_KEY}`] } };
  const { account } = await connectTo(
    documented,
    vendor(() => ({ status: 422, body })),
  );
  const error: unknown = await account.create(order()).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("title: is too long");
  expect(JSON.stringify(error) + String(error)).not.toContain(API_KEY);
});

test("a template is described with types, options and what still must be filled", async () => {
  const fields = [
    { name: "plan", type: "select", value: null, required: true, config: { options: ["Basic", "Growth"] } },
    { name: "law", type: "text", value: "Swedish law", required: true },
    { name: "sketch", type: "drawing", value: null, required: false },
  ];
  const { account } = await connectTo(documented, vendor(made, templateJson({ data_fields: fields })));
  expect(await account.describeTemplate("Service agreement")).toEqual({
    id: TEMPLATE_ID,
    name: "Service agreement",
    roles: [],
    fields: [
      { name: "plan", type: "select", required: true, options: ["Basic", "Growth"] },
      { name: "law", type: "text", required: false },
      { name: "sketch", type: "other", required: false },
    ],
  });
  expect(await account.describeTemplate("Another one")).toBeUndefined();
  expect(await account.templates()).toEqual([{ id: TEMPLATE_ID, name: "Service agreement" }]);
});
