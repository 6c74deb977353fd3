import { expect, test } from "vitest";
import type { ContractOrder } from "../../domain/order.ts";
import { BO } from "../test-order.ts";
import { documented } from "./documented.ts";
import { connectTo, dataOf, order, requestReply, roleJson, templateReply } from "./vendor-fixture.ts";
import type { Connected } from "./vendor-fixture.ts";

const ADA = { ...BO, role: "internal", name: "Ada Owner", email: "ada@example.com", order: 2 } as const;

/** A vendor whose template has these roles. */
function vendorWith(actions: readonly unknown[]): Promise<Connected> {
  return connectTo(documented, ({ method }) =>
    method === "GET" ? templateReply({ actions }) : requestReply({ request_status: "draft", actions: [] }),
  );
}

/** `data` of the one create call for this order. */
async function sentData(change: Partial<ContractOrder>, actions: readonly unknown[]): Promise<unknown> {
  const { account, calls } = await vendorWith(actions);
  await account.create(order(change));
  return dataOf(calls().at(-1));
}

test("each role of the template is filled: by a signer of that role, else by whom the template presets", async () => {
  const data = await sentData(
    {
      signers: [{ ...BO, language: "de" }],
      options: { verification: "email", privateNotes: { Client: "Yours." } },
    },
    [
      roleJson("Client", { action_id: "1", signing_order: 1 }),
      roleJson("internal", {
        action_id: "2",
        signing_order: 2,
        recipient_name: "Ada Owner",
        recipient_email: "ada@example.com",
      }),
      roleJson("archive", {
        action_id: "3",
        action_type: "VIEW",
        signing_order: 3,
        recipient_name: "Archive",
        recipient_email: "archive@example.com",
      }),
    ],
  );
  const common = { verify_recipient: true, verification_type: "EMAIL", private_notes: "" };
  expect(data).toMatchObject({
    templates: {
      actions: [
        {
          ...common,
          action_id: "1",
          role: "Client",
          signing_order: 1,
          language: "de",
          private_notes: "Yours.",
        },
        { ...common, action_id: "2", recipient_email: "ada@example.com", signing_order: 2 },
        { action_id: "3", action_type: "VIEW", verify_recipient: false, signing_order: 3 },
      ],
    },
  });
});

test("the order of the playbook decides who signs first, also an internal one", async () => {
  const roles = [
    roleJson("client", { action_id: "1" }),
    roleJson("internal", { action_id: "2", signing_order: 2 }),
  ];
  const data = await sentData(
    {
      signers: [
        { ...BO, order: 7 },
        { ...ADA, order: 3 },
      ],
    },
    roles,
  );
  expect(data).toMatchObject({
    templates: {
      actions: [
        { action_id: "1", recipient_email: "bo@example.com", signing_order: 2 },
        { action_id: "2", recipient_email: "ada@example.com", signing_order: 1 },
      ],
    },
  });
});

test("with one role and one signer there is nothing to confuse", async () => {
  const data = await sentData({}, [roleJson("Kunde", { action_id: "9" })]);
  expect(data).toMatchObject({
    templates: { actions: [{ action_id: "9", role: "Kunde", recipient_name: "Bo Client" }] },
  });
});

test.each<readonly [string, Partial<ContractOrder>, readonly unknown[], string, string]>([
  ["a role that nobody takes", {}, [roleJson("client"), roleJson("witness")], "order_incomplete", "witness"],
  ["a signer without a role", { signers: [BO, ADA] }, [roleJson("client")], "order_invalid", "internal"],
  [
    "a copy for one who signs",
    { signers: [BO, { ...ADA, receives: "copy" }] },
    [roleJson("client"), roleJson("internal")],
    "order_invalid",
    "internal",
  ],
  [
    "a signature from one who only reads",
    {},
    [roleJson("client", { action_type: "VIEW" })],
    "order_invalid",
    "client",
  ],
  [
    "a signature in person",
    {},
    [roleJson("client", { action_type: "INPERSONSIGN" })],
    "unsupported",
    "in person",
  ],
  [
    "an address that is none",
    { signers: [{ ...BO, email: "bo" }] },
    [roleJson("client")],
    "order_invalid",
    "client",
  ],
  [
    "a signer without a name",
    { signers: [{ ...BO, name: " " }] },
    [roleJson("client")],
    "order_incomplete",
    "client",
  ],
  [
    "nobody who signs",
    { signers: [{ ...BO, receives: "copy" }] },
    [roleJson("client")],
    "order_incomplete",
    "no signer",
  ],
])("%s is refused before anything is created", async (_, change, actions, code, names) => {
  const { account, calls } = await vendorWith(actions);
  await expect(account.create(order(change))).rejects.toMatchObject({
    code,
    detail: expect.stringContaining(names),
  });
  expect(calls().filter(({ method }) => method === "POST")).toEqual([]);
});
