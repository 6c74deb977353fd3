import { expect, test } from "vitest";
import { CLIENT } from "../town-config.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

const SIGNERS = [
  CLIENT,
  `{ role: witness, name: Wilma Witness, email: wilma@example.com }`,
  `{ role: internal, name: Ada Owner, email: ada@example.com }`,
] as const;

test.each(DIALECTS)(
  "client, witness and internal sign; only the last signature moves the deal (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, signers: SIGNERS });
    const { id, remoteId } = await sendDeal(world);
    const [document] = await world.documents();
    expect(document?.signers.map(({ email }) => email).slice(1)).toEqual([
      "wilma@example.com",
      "ada@example.com",
    ]);

    await world.vendor.control("sign", { id: remoteId });
    await world.vendor.control("sign", { id: remoteId });
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.deal(id)).toMatchObject({ stage: "Won" });

    await world.vendor.control("sign", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);

test("they sign in the order of the list", async () => {
  const world = await openWorld({ signers: SIGNERS });
  const { remoteId } = await sendDeal(world);
  await expect(world.vendor.control("sign", { id: remoteId, signer: "ada@example.com" })).rejects.toThrow(
    "not the turn",
  );
});

test("one of several signed: the trail tells who, and the deal if the playbook wants it, once", async () => {
  const playbook = `        outcomes:
          signerSigned: { note: "One more signed:" }
`;
  const world = await openWorld({ signers: SIGNERS, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("sign", { id: remoteId });
  await world.settle();
  await world.vendor.control("sign", { id: remoteId });
  await world.elapse({ minutes: 10 });
  const entries = await world.app.store.trail.of("acme", (await world.contract(id)).id);
  const signed = entries.filter(
    (entry) => entry.event === "signer_changed" && entry.data?.["status"] === "signed",
  );
  expect(signed).toHaveLength(2);
  expect(signed[1]?.data).toMatchObject({ email: "wilma@example.com" });
  const told = notesOf(await world.deal(id)).filter((text) => text.startsWith("One more signed:"));
  expect(told).toHaveLength(2);
  expect(told[1]).toContain("Wilma Witness");
});
