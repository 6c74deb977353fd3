import { createPacketFile } from "./files.ts";
import { happen } from "./happen.ts";
import { archiveWorkflow } from "./steps.ts";
import { isoOf, whoseTurn } from "./workflow.ts";
import type { Signer, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/** Nobody has been asked, nobody has signed. */
export const clearPacket = (workflow: Workflow): void => {
  workflow.packet = "not_sent";
  for (const signer of workflow.signers) {
    signer.status = "pending";
    signer.viewedAt = null;
    signer.signedAt = null;
    signer.reason = null;
    signer.remindedAtMs = null;
  }
};

const askNext = (workflow: Workflow): void => {
  for (const signer of whoseTurn(workflow)) if (signer.status === "pending") signer.status = "sent";
};

/** The signature request goes out: to all, or to the first. What allows it has been checked by the caller. */
export const sendPacket = (world: World, workflow: Workflow): void => {
  clearPacket(workflow);
  workflow.packet = "sent";
  askNext(workflow);
  const suffix = ` (${workflow.sentPackets.length + 1})`;
  workflow.sentPackets = [...workflow.sentPackets, createPacketFile(workflow, world.tick(), suffix)];
  happen(world, workflow, "sent");
};

/** The request that was out is taken back; the workflow stays at the Sign step. */
export const cancelPacket = (
  world: World,
  workflow: Workflow,
  what: "packet-cancelled" | "expired" = "packet-cancelled",
): void => {
  clearPacket(workflow);
  happen(world, workflow, what);
};

/** The signer opens the packet. */
export const openPacket = (world: World, workflow: Workflow, signer: Signer): void => {
  const isFirst = signer.viewedAt === null;
  signer.viewedAt ??= isoOf(world.tick());
  if (signer.status === "sent") signer.status = "viewed";
  happen(world, workflow, isFirst ? "opened" : "opened-again");
};

/** The signer signs; the last one completes the packet. Whose turn it is has been checked by the caller. */
export const signPacket = (world: World, workflow: Workflow, signer: Signer): void => {
  if (signer.viewedAt === null) openPacket(world, workflow, signer);
  signer.status = "signed";
  signer.signedAt = isoOf(world.tick());
  const isLast = whoseTurn(workflow).length === 0;
  askNext(workflow);
  if (isLast) {
    workflow.packet = "complete";
    workflow.step = "Archive";
    workflow.signed = createPacketFile(workflow, world.tick(), " - signed");
    workflow.readsSinceSigned = 0;
  }
  happen(world, workflow, "signer-signed");
  if (!isLast) return;
  happen(world, workflow, "signed");
  if (world.moods.isArchivedAtOnce) archiveWorkflow(world, workflow);
};

/** The signer says no. Only the sign status tells it. */
export const declinePacket = (world: World, workflow: Workflow, signer: Signer, reason: string): void => {
  if (signer.viewedAt === null) openPacket(world, workflow, signer);
  signer.status = "declined";
  signer.reason = reason;
  if (world.options.dialect === "brief") workflow.status = "cancelled";
  happen(world, workflow, "declined");
};
