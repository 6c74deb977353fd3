import { onlyKeys, optionalTextOf, textOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { cancelPacket, clearPacket, declinePacket, openPacket, sendPacket, signPacket } from "./packet.ts";
import { happen } from "./happen.ts";
import { summary } from "./summary.ts";
import { whoseTurn } from "./workflow.ts";
import type { Signer, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/** Something that people do in Ironclad's own pages. Throws ControlError. */
export type Action = (world: World, input: Input) => unknown;

/** The workflow that is named by `id`. Throws ControlError. */
export const workflowIn = (world: World, input: Input): Workflow => {
  const id = textOf(input, "id");
  const workflow = world.library.get(id);
  if (workflow === undefined) throw new ControlError(`there is no workflow ${id}`);
  return workflow;
};

/** Throws ControlError unless the workflow is active and at that step. */
export const mustStandAt = ({ id, step, status }: Workflow, wanted: Workflow["step"]): void => {
  if (step !== wanted || status !== "active")
    throw new ControlError(`workflow ${id} is ${status} at step ${step}, not active at ${wanted}`);
};

const outForSignature = (world: World, input: Input): Workflow => {
  const workflow = workflowIn(world, input);
  mustStandAt(workflow, "Sign");
  if (workflow.packet !== "sent") throw new ControlError(`workflow ${workflow.id} is not out for signature`);
  const refuser = workflow.signers.find(({ status }) => status === "declined");
  if (refuser !== undefined) throw new ControlError(`${refuser.email} declined: nobody signs any more`);
  return workflow;
};

const signerIn = (workflow: Workflow, input: Input): Signer => {
  const wanted = optionalTextOf(input, "signer")?.toLowerCase();
  const signer = whoseTurn(workflow).find(
    ({ email, roleName }) =>
      wanted === undefined || email.toLowerCase() === wanted || roleName.toLowerCase() === wanted,
  );
  if (signer === undefined) throw new ControlError(`it is not the turn of ${wanted ?? "anybody"}`);
  return signer;
};

const byTurn =
  (act: (world: World, workflow: Workflow, signer: Signer, reason: string) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id", "signer", "reason"]);
    const workflow = outForSignature(world, input);
    act(world, workflow, signerIn(workflow, input), optionalTextOf(input, "reason") ?? "");
    return summary(world, workflow);
  };

const signAll: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const workflow = outForSignature(world, input);
  for (let [next] = whoseTurn(workflow); next !== undefined; [next] = whoseTurn(workflow))
    signPacket(world, workflow, next);
  return summary(world, workflow);
};

const expire: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  if (world.options.dialect === "brief") throw new ControlError("the article knows no expiry");
  const workflow = outForSignature(world, input);
  cancelPacket(world, workflow, "expired");
  return summary(world, workflow);
};

const coordinator =
  (isOut: boolean, act: (world: World, workflow: Workflow) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id"]);
    const workflow = workflowIn(world, input);
    mustStandAt(workflow, "Sign");
    if ((workflow.packet === "sent") !== isOut)
      throw new ControlError(`workflow ${workflow.id}: the packet is ${workflow.packet}`);
    act(world, workflow);
    return summary(world, workflow);
  };

const backToSign: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const workflow = workflowIn(world, input);
  mustStandAt(workflow, "Archive");
  workflow.step = "Sign";
  workflow.signed = undefined;
  clearPacket(workflow);
  happen(world, workflow, "back-to-sign");
  return summary(world, workflow);
};

const open = byTurn(openPacket);

/** What signers and the signature coordinator do. */
export const SIGNING_ACTIONS: Readonly<Record<string, Action>> = {
  open,
  view: open,
  sign: byTurn(signPacket),
  signAll,
  decline: byTurn(declinePacket),
  /** A signature deadline of the design has passed: the packet is taken back, the step stays. */
  expire,
  sendPacket: coordinator(false, sendPacket),
  cancelPacket: coordinator(true, cancelPacket),
  backToSign,
};
