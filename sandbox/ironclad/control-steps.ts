import { flagOf, onlyKeys } from "../kit/input.ts";
import { advanceWorkflow, goOnToSigners } from "./brief-steps.ts";
import { mustStandAt, workflowIn } from "./control-signing.ts";
import type { Action } from "./control-signing.ts";
import { ControlError } from "../kit/kit.ts";
import { happen, tellTown } from "./happen.ts";
import { clearPacket } from "./packet.ts";
import { archiveWorkflow, approveWorkflow, cancelWorkflow, deleteWorkflow, revertWorkflow } from "./steps.ts";
import { summary } from "./summary.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

const on =
  (act: (world: World, workflow: Workflow) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id"]);
    const workflow = workflowIn(world, input);
    act(world, workflow);
    return summary(world, workflow);
  };

const approve = on((world, workflow) => {
  if (world.options.dialect === "brief") {
    goOnToSigners(world, workflow);
    return;
  }
  mustStandAt(workflow, "Review");
  approveWorkflow(world, workflow);
});

const advance = on((world, workflow) => {
  if (world.options.dialect !== "brief") throw new ControlError("people approve and send here");
  if (!advanceWorkflow(world, workflow)) throw new ControlError(`workflow ${workflow.id} goes no further`);
});

const pause = on((world, workflow) => {
  mustStandAt(workflow, "Review");
  workflow.status = "paused";
  happen(world, workflow, "paused");
});

const resume = on((world, workflow) => {
  if (workflow.status !== "paused") throw new ControlError(`workflow ${workflow.id} is ${workflow.status}`);
  workflow.status = "active";
  happen(world, workflow, "resumed");
});

const revert = on((world, workflow) => {
  mustStandAt(workflow, "Sign");
  clearPacket(workflow);
  revertWorkflow(world, workflow);
});

const archive = on((world, workflow) => {
  mustStandAt(workflow, "Archive");
  if (!archiveWorkflow(world, workflow)) throw new ControlError("a text is too long for a record");
});

const cancel = on((world, workflow) => {
  if (workflow.status !== "active" && workflow.status !== "paused")
    throw new ControlError(`workflow ${workflow.id} is ${workflow.status}`);
  cancelWorkflow(world, workflow);
});

const tags: Action = (world, input) => {
  onlyKeys(input, ["id", "missing"]);
  const workflow = workflowIn(world, input);
  workflow.lacksTags = flagOf(input, "missing");
  return summary(world, workflow);
};

const hide: Action = (world, input) => {
  onlyKeys(input, ["id", "hidden"]);
  workflowIn(world, input).isHidden = flagOf(input, "hidden");
};

/** What lawyers, archivists and administrators do with one workflow. */
export const STEP_ACTIONS: Readonly<Record<string, Action>> = {
  approve,
  /** The brief's alone: one state further. */
  advance,
  pause,
  resume,
  revert,
  archive,
  /** A person cancels the workflow. */
  cancelByHand: cancel,
  deleteByHand: (world, input) => {
    onlyKeys(input, ["id"]);
    const workflow = workflowIn(world, input);
    deleteWorkflow(world, workflow);
    tellTown(world, workflow.id, "deleted");
  },
  /** `missing: true`: a signer has no signature tag, and the packet cannot go out. */
  tags,
  /** `hidden: true`: the acting user may not see the workflow. */
  hide,
};
