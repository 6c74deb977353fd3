import { expect, test } from "vitest";
import type { Finding } from "../provider.ts";
import { sampleSigners } from "../sample-signers.ts";
import { BO } from "../test-order.ts";
import { documented } from "./documented.ts";
import { connectTo, order, roleJson, templateReply } from "./vendor-fixture.ts";

const TWO = [roleJson("client", { action_id: "1" }), roleJson("owner", { action_id: "2" })];
const COPY = roleJson("reader", { action_id: "3", action_type: "VIEW" });

async function inspected(
  actions: readonly unknown[],
  change: Parameters<typeof order>[0],
): Promise<readonly Finding[] | undefined> {
  const { account, calls } = await connectTo(documented, () => templateReply({ actions }));
  const findings = await account.inspect?.(order(change));
  expect(calls().map(({ method }) => method)).toEqual(["GET"]);
  return findings;
}

test.each([
  [
    "a role of the template with nobody",
    TWO,
    [BO],
    "Nobody is named for these roles of the template: owner.",
  ],
  ["a role that the template does not have", TWO, [BO, { ...BO, role: "boss" }], "has no role boss"],
  [
    "a copy for a role that signs",
    TWO,
    [BO, { ...BO, role: "owner", receives: "copy" }],
    "owner is to receive a copy",
  ],
  ["a signer in the role of a copy", [TWO[0], COPY], [BO, { ...BO, role: "reader" }], "reader is to receive"],
] as const)("%s is a problem before anything is made", async (_what, actions, signers, says) => {
  expect(await inspected(actions, { signers })).toMatchObject([
    { level: "problem", text: expect.stringContaining(says) },
  ]);
});

test("signers that fit are no problem, nor are those whom only a deal will tell", async () => {
  const template = { name: "{{ contact.name }}", email: "{{ contact.email }}" };
  const signers = sampleSigners([
    { ...template, role: "client", receives: "signature" },
    { ...template, role: "reader", receives: "copy" },
  ]);
  expect(await inspected([TWO[0], COPY], { signers })).toEqual([]);
  expect(await inspected(TWO.slice(0, 1), {})).toEqual([]);
});

test("of a template that is not there nothing is said here", async () => {
  const { account } = await connectTo(documented, () => ({ status: 200, body: { code: 0, templates: [] } }));
  expect(await account.inspect?.(order({ template: "No such" }))).toEqual([]);
});
