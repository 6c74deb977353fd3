import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badState, invalid, Refused } from "./answers.ts";
import { email } from "./attribute-values.ts";
import { happen } from "./happen.ts";
import { cancelPacket, sendPacket } from "./packet.ts";
import { readJson } from "./read-json.ts";
import { mustBeAtSign, signerView, signStatusView } from "./sign-status.ts";
import { userById } from "./users.ts";
import type { Signer, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

const HOUR_MS = 3_600_000;
const text = z.string().trim().min(1).max(10_000);
const cancelShape = z.strictObject({ reason: text });
const updateShape = z.strictObject({
  reason: text,
  assigned: z.union([
    z.strictObject({ type: z.literal("external"), email, name: text }),
    z.strictObject({ type: z.literal("internal"), userId: text }),
  ]),
});

const signerBy = (workflow: Workflow, roleName: string): Signer => {
  const signer = workflow.signers.find((one) => one.roleName === roleName);
  if (signer === undefined) throw new Refused(404, "NOT_FOUND", "signer does not exist", "signerRoleName");
  return signer;
};

const mustBeOut = ({ packet }: Workflow): void => {
  if (packet !== "sent") throw badState("The signature packet has not been sent out for signature.");
};

/** `POST …/sign-status/send-signature-request`: no body. */
export const sendRequest = (world: World, request: SimRequest, workflow: Workflow): SimResponse => {
  readJson(request, z.strictObject({}));
  mustBeAtSign(workflow);
  if (workflow.packet === "sent") throw badState("The signature packet has already been sent.");
  if (workflow.lacksTags) throw badState("Signature tags are missing for at least one signer.");
  if (workflow.signers.length === 0) throw badState("There are no signers.");
  sendPacket(world, workflow);
  return { status: 200, body: signStatusView(workflow) };
};

/** `POST …/sign-status/cancel-signature-request`. */
export const cancelRequest = (world: World, request: SimRequest, workflow: Workflow): SimResponse => {
  mustBeAtSign(workflow);
  readJson(request, cancelShape);
  mustBeOut(workflow);
  cancelPacket(world, workflow);
  return { status: 200, body: signStatusView(workflow) };
};

/** `POST …/sign-status/signers/{role}/remind`: once per hour and signer. */
export const remindSigner = (world: World, workflow: Workflow, roleName: string): SimResponse => {
  mustBeAtSign(workflow);
  const signer = signerBy(workflow, roleName);
  mustBeOut(workflow);
  if (signer.status !== "sent" && signer.status !== "viewed")
    throw badState("The signer cannot be reminded at this time.");
  const now = world.options.now().getTime();
  if (signer.remindedAtMs !== null && now - signer.remindedAtMs < HOUR_MS)
    throw new Refused(
      429,
      "TOO_MANY_REQUESTS",
      "You cannot remind the signer at this time (you can only send one reminder per hour). Please try again later.",
    );
  signer.remindedAtMs = now;
  return { status: 204 };
};

/** `PATCH …/sign-status/signers/{role}`: another person, or another address; the request stays out. */
export const changeSigner = (
  world: World,
  request: SimRequest,
  workflow: Workflow,
  roleName: string,
): SimResponse => {
  mustBeAtSign(workflow);
  const signer = signerBy(workflow, roleName);
  const { assigned } = readJson(request, updateShape);
  if (signer.status === "signed") throw badState("A signer that has already signed cannot be updated.");
  if (assigned.type !== signer.kind) throw invalid("signer is of another type", "assigned");
  if (assigned.type === "internal") {
    const user = userById(assigned.userId);
    if (user === undefined) throw invalid("invalid user", "assigned");
    signer.name = user.displayName;
    signer.email = user.email;
  } else {
    signer.name = assigned.name;
    signer.email = assigned.email;
  }
  signer.viewedAt = null;
  signer.reason = null;
  signer.remindedAtMs = null;
  if (signer.status !== "pending") signer.status = "sent";
  happen(world, workflow, "reassigned");
  return { status: 200, body: signerView(signer) };
};

/** `DELETE …/sign-status/signers/{role}`: a request that is out is cancelled by it. */
export const removeSigner = (world: World, workflow: Workflow, roleName: string): SimResponse => {
  mustBeAtSign(workflow);
  const signer = signerBy(workflow, roleName);
  if (signer.status === "signed") throw badState("A signer that has already signed cannot be removed.");
  workflow.signers = workflow.signers.filter((one) => one !== signer);
  happen(world, workflow, "removed");
  if (workflow.packet === "sent") cancelPacket(world, workflow);
  return { status: 204 };
};
