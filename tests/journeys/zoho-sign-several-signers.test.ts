import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import { CLIENT } from "../town-config.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

const WITNESS = "{ role: witness, name: Wilma Witness, email: wilma@example.com }";
const TWO_SIGNERS = '"389415000000001002"';
const GROWTH = '"389415000000001003"';

/** The same signer at another place in the order. */
function at(signer: string, order: number): string {
  return signer.replace(/ \}$/u, `, order: ${order} }`);
}

test.each(DIALECTS)(
  "several signers one after the other: each in turn, and completed only when all have signed (%s)",
  async (dialect) => {
    const signers = [at(CLIENT, 1), at(WITNESS, 2)];
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect, template: TWO_SIGNERS, signers });
    const { id, remoteId } = await sendDeal(world);
    const early = world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
    await expect(early).rejects.toThrow(/./u);
    await world.vendor.control("sign", { id: remoteId });
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.deal(id)).toMatchObject({ stage: "Won" });
    await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
    await world.elapse();
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);

test.each(DIALECTS)("several signers at once: any of them may be first (%s)", async (dialect) => {
  const signers = [at(CLIENT, 1), at(WITNESS, 1)];
  const world = await openWorld({ vendor: ZOHO_SIGN, dialect, template: TWO_SIGNERS, signers });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
  await world.vendor.control("sign", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test.each([
  ["first", 1, 2],
  ["last", 2, 1],
] as const)("our own countersigner signs %s, as the playbook says", async (_, ours, theirs) => {
  const internal = `{ role: internal, name: Ada Owner, email: ada@example.com }`;
  const signers = [at(CLIENT, theirs), at(internal, ours)];
  const world = await openWorld({ vendor: ZOHO_SIGN, template: GROWTH, signers });
  const { id, remoteId } = await sendDeal(world);
  const client = (await world.documents())[0]?.signers.find(({ email }) => email !== "ada@example.com");
  const inTurn = ours === 1 ? ["ada@example.com", client?.email] : [client?.email, "ada@example.com"];
  await expect(world.vendor.control("sign", { id: remoteId, signer: inTurn[1] })).rejects.toThrow(/./u);
  for (const signer of inTurn) await world.vendor.control("sign", { id: remoteId, signer });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("one of two signed: the deal gets a note that names them, and the trail the whole story", async () => {
  const playbook = `        outcomes:
          signerSigned: { note: "One more signed:" }
          signed: { stage: Contract signed }
`;
  const signers = [at(CLIENT, 1), at(WITNESS, 1)];
  const world = await openWorld({ vendor: ZOHO_SIGN, template: TWO_SIGNERS, signers, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("open", { id: remoteId, signer: "wilma@example.com" });
  await world.settle();
  await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
  await world.elapse();
  const told = notesOf(await world.deal(id)).filter((text) => text.startsWith("One more signed:"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("Wilma Witness");
  const entries = await world.app.store.trail.of("acme", (await world.contract(id)).id);
  const standing = entries.flatMap(({ event, data }) =>
    event === "signer_changed" ? [data?.["status"]] : [],
  );
  expect(standing).toEqual(["viewed", "signed"]);
});

test("“Prefill by you” among the recipients is nobody", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await world.vendor.control("setPrefiller", { on: true });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("open", { id: remoteId });
  await world.settle();
  expect((await world.contract(id)).remote?.signers).toHaveLength(1);
});
