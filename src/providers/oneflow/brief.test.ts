import { expect, test } from "vitest";
import type { Signer } from "../../domain/signer.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { brief } from "./brief.ts";
import {
  codeOf,
  API_TOKEN,
  bodyOf,
  connectTo,
  order,
  remoteId,
  routeOf,
  USER_EMAIL,
} from "./vendor-fixture.ts";

const ID = remoteId("42");
const FIELDS = [
  { id: 1, name: "client_name", type: "text" },
  { id: 2, name: "deal_amount", type: "text" },
] as const;
const ok = (body: unknown = {}): Reply => ({ status: 200, body });
const shown = (state: string, ...participants: readonly unknown[]): Reply =>
  ok({ id: 42, state, name: "Agreement", parties: [{ name: "Nordwind", participants }] });

type Routes = Readonly<Record<string, Reply | (() => Reply)>>;

function vendor(routes: Routes = {}): (call: Seen) => Reply {
  const all: Routes = {
    "GET /templates": ok({ data: [{ id: 501, name: "Standard agreement" }] }),
    "GET /templates/501": ok({ id: 501, name: "Standard agreement", data_fields: FIELDS }),
    "POST /contracts": ok({ id: 42, state: "draft" }),
    "PATCH /contracts/42/data_fields/1": ok(),
    "PATCH /contracts/42/data_fields/2": ok(),
    "POST /contracts/42/publish": ok(),
    ...routes,
  };
  return (call) => {
    const reply = all[routeOf(call)] ?? { status: 404, body: {} };
    return typeof reply === "function" ? reply() : reply;
  };
}

const signer = (more: Partial<Signer>): Signer => ({
  role: "client",
  name: "Bo Client",
  email: "bo@example.com",
  order: 1,
  receives: "signature",
  ...more,
});

test("a contract is made with exactly the paths, headers and keys of the article, one call per field", async () => {
  const { account, calls } = await connectTo(brief, vendor());
  const signers = [
    signer({ company: "Nordwind AB" }),
    signer({ role: "internal", name: "Ada Owner", email: USER_EMAIL }),
  ];
  const wanted = order({ template: "Standard agreement", signers, options: { ourCompany: "Owner Ltd" } });
  expect(await account.create(wanted)).toMatchObject({ id: "42", status: "drafted" });
  await account.send(ID, wanted);
  expect(calls.map(routeOf)).toEqual([
    "GET /templates",
    "GET /templates/501",
    "POST /contracts",
    "PATCH /contracts/42/data_fields/1",
    "PATCH /contracts/42/data_fields/2",
    "POST /contracts/42/publish",
  ]);
  expect(calls[2]?.headers).toMatchObject({
    "x-oneflow-api-token": API_TOKEN,
    "x-oneflow-user-email": USER_EMAIL,
    "content-type": "application/json",
  });
  expect(calls.slice(2).map(bodyOf)).toEqual([
    {
      template_id: "501",
      workspace_id: "77",
      name: "Agreement with Bo Client",
      parties: [
        {
          type: "company",
          name: "Nordwind AB",
          participants: [{ name: "Bo Client", email: "bo@example.com", signatory: true }],
        },
        {
          type: "company",
          name: "Owner Ltd",
          participants: [{ name: "Ada Owner", email: USER_EMAIL, signatory: true }],
        },
      ],
    },
    { value: "Bo Client" },
    { value: "12 000,50 kr" },
    {},
  ]);
});

test("an order is told per participant, and who signs for nobody is a company of their own name", async () => {
  const { account, calls } = await connectTo(brief, vendor());
  const signers = [
    signer({ order: 20 }),
    signer({ role: "witness", name: "Wi", email: "wi@example.com", order: 10 }),
    signer({ role: "reader", name: "Re", email: "re@example.com", order: 30, receives: "copy" }),
  ];
  await account.create(order({ signers }));
  const create = calls.find((call) => routeOf(call) === "POST /contracts");
  expect(bodyOf(create)).toMatchObject({
    parties: [
      { name: "Bo Client", participants: [{ signatory: true, signatory_order: 2 }] },
      { name: "Wi", participants: [{ signatory: true, signatory_order: 1 }] },
      { name: "Re", participants: [{ signatory: false }] },
    ],
  });
  const steps = [1, 1, 2].map((place, index) => signer({ email: `p${index}@example.com`, order: place }));
  await expect(account.create(order({ signers: steps }))).rejects.toMatchObject({ code: "unsupported" });
});

test("a value that could not be written does not lose the draft: sending writes what is missing", async () => {
  let isUp = false;
  const { account, calls } = await connectTo(
    brief,
    vendor({ "PATCH /contracts/42/data_fields/2": () => (isUp ? ok() : { status: 503 }) }),
  );
  expect(await account.create(order())).toMatchObject({
    id: "42",
    notes: [expect.stringMatching(/not all/u)],
  });
  await expect(account.send(ID, order())).rejects.toMatchObject({ verdict: { next: "retry" } });
  isUp = true;
  calls.length = 0;
  await account.send(ID, order());
  expect(calls.map(routeOf)).toEqual(["PATCH /contracts/42/data_fields/2", "POST /contracts/42/publish"]);
});

test.each([
  [{ fields: { shoe_size: "44" } }, "order_invalid", "shoe_size"],
  [{ template: "No such thing" }, "not_found", "No such thing"],
  [{ template: "502" }, "not_found", "502"],
  [{ options: { quality: "QES" } }, "configuration_invalid", "quality"],
])("what does not fit is refused before anything is made: %j", async (change, code, says) => {
  const { account, calls } = await connectTo(brief, vendor());
  await expect(account.create(order(change))).rejects.toMatchObject({
    code,
    detail: expect.stringContaining(says),
  });
  expect(calls.filter(({ method }) => method !== "GET")).toEqual([]);
});

test.each([
  ["no id", ok({ state: "draft" })],
  ["an id that is a path", ok({ id: "../a" })],
  ["nonsense", ok("<html>")],
  ["a lost answer", "lost"],
] as const)("after %s we look, and there is no way to", async (_what, reply) => {
  const { account } = await connectTo(brief, vendor({ "POST /contracts": reply }));
  await expect(account.create(order())).rejects.toMatchObject({ verdict: { next: "look" } });
  expect(await account.find(order())).toEqual({ found: "cannot-tell" });
});

test("the contract may stand inside `data`", async () => {
  const { account } = await connectTo(
    brief,
    vendor({ "POST /contracts": ok({ data: { id: "42", status: "draft" } }) }),
  );
  expect(await account.create(order())).toMatchObject({ id: "42", status: "drafted" });
});

test.each([
  ["draft", "drafted"],
  ["pending", "sent"],
  ["signed", "signed"],
  ["declined", "declined"],
  ["expired", "expired"],
  ["overdue", "unknown"],
])("the article's word %s is %s", async (state, status) => {
  const { account } = await connectTo(brief, vendor({ "GET /contracts/42": shown(state) }));
  expect(await account.read(ID)).toMatchObject({ id: "42", status, vendorStatus: state });
});

test.each([
  [{ signed: true, signed_at: "2026-11-06T08:00:00Z" }, "signed"],
  [{ sign_state: "signed" }, "signed"],
  [{ status: "declined" }, "declined"],
  [{ declined: true }, "declined"],
  [{}, "asked"],
])("how a participant stands is read in every spelling that fits: %j", async (more, status) => {
  const person = { name: "Bo", email: "bo@example.com", signatory: true, ...more };
  const { account } = await connectTo(brief, vendor({ "GET /contracts/42": shown("pending", person) }));
  expect((await account.read(ID))?.signers).toMatchObject([{ name: "Bo", status }]);
});

test("whose turn it is follows from the order; readers are no signers", async () => {
  const people = [
    { email: "b@example.com", signatory_order: 2 },
    { email: "a@example.com", signatory_order: 1, sign_state: "signed" },
    { email: "c@example.com", signatory_order: 3 },
    { email: "r@example.com", signatory: false },
  ];
  const { account } = await connectTo(brief, vendor({ "GET /contracts/42": shown("pending", ...people) }));
  expect((await account.read(ID))?.signers.map(({ status }) => status)).toEqual([
    "asked",
    "signed",
    "waiting",
  ]);
});

test("no state, and another contract's answer, are no answers", async () => {
  for (const reply of [ok({ id: 42 }), ok({ id: 43, state: "signed" }), ok([])]) {
    const { account } = await connectTo(brief, vendor({ "GET /contracts/42": reply }));
    await expect(account.read(ID)).rejects.toMatchObject({ code: "answer_unreadable" });
  }
  const gone = await connectTo(brief, vendor());
  expect(await gone.account.read(ID)).toBeUndefined();
});

test.each([
  ["pending", "done"],
  ["draft", "state_conflict"],
])("publishing refused while it is %s comes to %s", async (state, code) => {
  const refusal = { status: 409, body: {} };
  const { account } = await connectTo(
    brief,
    vendor({ "POST /contracts/42/publish": refusal, "GET /contracts/42": shown(state) }),
  );
  expect(await codeOf(account.send(ID, order()))).toBe(code);
});

test("a draft's values are changed one by one, and only a draft's", async () => {
  let state = "draft";
  const { account, calls } = await connectTo(brief, vendor({ "GET /contracts/42": () => shown(state) }));
  await account.update(ID, order({ fields: { deal_amount: "13000" } }));
  expect(calls.filter(({ method }) => method === "PATCH").map(bodyOf)).toEqual([{ value: "13000" }]);
  state = "pending";
  await expect(account.update(ID, order())).rejects.toMatchObject({ code: "state_conflict" });
});

test("the signed PDF comes from /pdf, of a signed contract alone", async () => {
  let state = "pending";
  let pdf: Reply = { status: 202 };
  const { account, calls } = await connectTo(
    brief,
    vendor({ "GET /contracts/42": () => shown(state), "GET /contracts/42/pdf": () => pdf }),
  );
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  expect(calls.map(routeOf)).toEqual(["GET /contracts/42"]);
  state = "signed";
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  pdf = { status: 200, body: "%PDF-1.7" };
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed", name: "contract.pdf" }]);
  pdf = { status: 200, body: "<html>" };
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code: "document_invalid" });
});

test("templates are listed for the workspace and described with their fields", async () => {
  const { account } = await connectTo(brief, vendor());
  expect(await account.templates()).toEqual([{ id: "501", name: "Standard agreement" }]);
  expect(await account.describeTemplate("Standard agreement")).toMatchObject({
    id: "501",
    fields: [{ name: "client_name", required: false }, { name: "deal_amount" }],
  });
  expect(await account.describeTemplate("nothing")).toBeUndefined();
  const twins = ok({ data: [1, 2].map((id) => ({ id, name: "Twin" })) });
  const two = await connectTo(brief, vendor({ "GET /templates": twins }));
  await expect(two.account.describeTemplate("Twin")).rejects.toMatchObject({ code: "configuration_invalid" });
});

test("what the article does not tell is refused without a call", async () => {
  const { account, calls } = await connectTo(brief, vendor());
  await expect(account.remind(ID)).rejects.toMatchObject({ code: "unsupported" });
  await expect(account.extend(ID, new Date(), "UTC")).rejects.toMatchObject({ code: "unsupported" });
  await expect(account.withdraw(ID, "x")).rejects.toMatchObject({ code: "unsupported" });
  expect(await account.changedSince(new Date(), [ID])).toEqual([ID]);
  expect(calls).toEqual([]);
});
