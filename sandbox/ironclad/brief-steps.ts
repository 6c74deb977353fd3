import { happen } from "./happen.ts";
import { sendPacket } from "./packet.ts";
import type { Step, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

const NEXT: Readonly<Partial<Record<Step, Step>>> = { Launch: "Create", Create: "Review" };

/** One state further, as people move it: CREATED → DRAFT → REVIEW → SIGNATURE. `false` = it is with its signers, or over. */
export const advanceWorkflow = (world: World, workflow: Workflow): boolean => {
  if (workflow.status !== "active") return false;
  const next = NEXT[workflow.step];
  if (next !== undefined) {
    workflow.step = next;
    happen(world, workflow, "advanced");
    return true;
  }
  if (workflow.step !== "Review") return false;
  workflow.step = "Sign";
  sendPacket(world, workflow);
  return true;
};

/** All the way to SIGNATURE. */
export const goOnToSigners = (world: World, workflow: Workflow): void => {
  while (advanceWorkflow(world, workflow)) continue;
};
