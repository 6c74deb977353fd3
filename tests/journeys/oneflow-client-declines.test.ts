import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const playbook = `        outcomes:
          declined:
            note: "Oneflow: {{ contract.declined_by }} declined the contract"
            task: { text: "Clarify objections - contract declined in Oneflow" }
`;

test.each(DIALECTS)(
  "a decline is told by the name of who declined, with a task, and the deal stays (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ONEFLOW, dialect, playbook });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("decline", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "declined" });
    const [document] = await world.documents();
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(notesOf(deal).at(-1)).toBe(`Oneflow: ${document?.signers[0]?.name} declined the contract`);
    expect(tasksOf(deal)).toEqual(["Clarify objections - contract declined in Oneflow"]);
  },
);
