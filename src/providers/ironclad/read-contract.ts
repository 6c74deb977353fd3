import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { Client } from "./client.ts";
import { toContract } from "./map.ts";
import type { Beside } from "./map.ts";
import type { Workflow } from "./schema.ts";
import { readPendingApprovals, readSignStatus, readWorkflow } from "./workflows.ts";

/**
 * The contract with what its step has to tell: in Sign who has been asked and has signed or declined, in Review who still
 * has to approve. `order`: whom the packet should ask, compared once it is out. `undefined` = gone.
 */
export async function readContract(
  client: Client,
  id: RemoteId,
  origin: string,
  order?: ContractOrder,
): Promise<RemoteContract | undefined> {
  const workflow = await readWorkflow(client, id);
  if (workflow === undefined) return undefined;
  const beside = await readBeside(client, id, workflow);
  if (beside !== "moved on") return toContract(workflow, origin, { ...beside, order });
  const again = await readWorkflow(client, id);
  return again && toContract(again, origin);
}

async function readBeside(client: Client, id: RemoteId, workflow: Workflow): Promise<Beside | "moved on"> {
  const { status, step } = workflow;
  if (status !== "active" && status !== "paused") return {};
  if (step === "Review") return { approvers: await readPendingApprovals(client, id) };
  if (step !== "Sign") return {};
  const signStatus = await readSignStatus(client, id);
  // between the two reads it left the step
  return signStatus === undefined ? "moved on" : { signStatus };
}
