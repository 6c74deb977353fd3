import { expect, test } from "vitest";
import type { Finding } from "../provider.ts";
import { sampleSigners } from "../sample-signers.ts";
import { signer, vendor } from "./create-fixture.ts";
import { documented } from "./documented.ts";
import { connectTo, order, templateJson } from "./vendor-fixture.ts";

async function inspected(
  change: Parameters<typeof order>[0],
  template?: unknown,
): Promise<readonly Finding[] | undefined> {
  const { account, calls } = await connectTo(documented, vendor({ template }));
  const findings = await account.inspect?.(order(change));
  expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(["GET"]));
  return findings;
}

const internal = (email: string) => signer({ role: "internal", name: "Somebody", email });

test.each([
  ["an `internal` who is a stranger", { signers: [signer(), internal("x@example.com")] }, "is not a user"],
  ["a leaver", { signers: [signer(), internal("bo.leaver@example.com")] }, "no longer an active user"],
  ["one address twice", { signers: [signer(), signer({ role: "witness" })] }, "share one: client, witness"],
  ["nobody who signs", { signers: [signer({ receives: "copy" })] }, "has no signer"],
  ["a missing phone number", { options: { deliveryChannel: "sms" } }, "needs a phone number"],
  ["a method that is not permitted", { options: { signMethod: "norwegian_bankid" } }, "does not permit"],
  [
    "a field for the reference that is not there",
    { options: { referenceField: "nowhere" } },
    "no data field",
  ],
] as const)("%s is a problem before anything is made", async (_what, change, says) => {
  expect(await inspected(change)).toMatchObject([{ level: "problem", text: expect.stringContaining(says) }]);
});

test("a template that this workspace cannot use is a problem", async () => {
  for (const more of [{ template_active: false }, { workspaces: [{ id: 78 }] }]) {
    expect(await inspected({}, templateJson(more))).toMatchObject([{ level: "problem" }]);
  }
});

test("people who fit are no problem, nor are those whom only a deal will tell, nor the order, which the dialect judges", async () => {
  const signers = [signer(), { ...internal("cy.seller@example.com"), order: 2 }];
  expect(await inspected({ signers })).toEqual([]);
  const told = { name: "{{ user.name }}", email: "{{ user.email }}", receives: "signature" } as const;
  const untold = sampleSigners([
    { ...told, role: "client", phone: "{{ contact.phone }}" },
    { ...told, role: "internal" },
  ]);
  expect(await inspected({ signers: untold, options: { deliveryChannel: { client: "sms" } } })).toEqual([]);
});

test("of a template that is not there nothing is said here", async () => {
  expect(await inspected({ template: "No such" })).toEqual([]);
});
