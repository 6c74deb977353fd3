import { randomUUID } from "node:crypto";
import { happen } from "./happen.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/** All approvals are given: Review → Sign. Nothing is sent by that. */
export const approveWorkflow = (world: World, workflow: Workflow): void => {
  workflow.step = "Sign";
  happen(world, workflow, "approved");
};

/** Approved at once where the town's lawyers are quick, a workflow in review that is not paused. */
export const approveIfQuick = (world: World, workflow: Workflow): void => {
  const isWaiting = workflow.step === "Review" && workflow.status === "active";
  if (world.moods.isApprovedAtOnce && isWaiting) approveWorkflow(world, workflow);
};

/** Sign → Review. */
export const revertWorkflow = (world: World, workflow: Workflow): void => {
  workflow.step = "Review";
  workflow.wasReverted = true;
  happen(world, workflow, "reverted");
};

/** Longest text that a record takes. Source: developer.ironcladapp.com/docs/field-types-supported. */
const LONGEST_TEXT = 32_000;

/** Archive → Complete; a record comes into being. `false` = a text is too long, which nothing before this step minds. */
export const archiveWorkflow = (world: World, workflow: Workflow): boolean => {
  const values = [...workflow.attributes.values()];
  if (values.some((value) => typeof value === "string" && value.length > LONGEST_TEXT)) return false;
  workflow.step = "Complete";
  workflow.status = "completed";
  workflow.recordId ??= randomUUID();
  happen(world, workflow, "archived");
  return true;
};

/** The workflow ends; it keeps its last step. */
export const cancelWorkflow = (world: World, workflow: Workflow): void => {
  workflow.status = "cancelled";
  happen(world, workflow, "cancelled");
};

/** The workflow is gone for callers and signers; no hook tells it. Kept aside for assertions. */
export const deleteWorkflow = (world: World, workflow: Workflow): void => {
  world.library.delete(workflow);
  world.deleted.push(workflow);
};
