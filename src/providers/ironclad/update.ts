import { isDeepStrictEqual } from "node:util";
import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { fillAttributes } from "./fill-attributes.ts";
import { toContract, toStatus } from "./map.ts";
import { optionsOf } from "./options-of.ts";
import { pathSegment } from "./remote-id.ts";
import { readContract } from "./read-contract.ts";
import { Workflow } from "./schema.ts";
import type { Templates } from "./templates.ts";
import { readSignStatus, readWorkflow } from "./workflows.ts";

interface UpdateTools {
  readonly client: Client;
  readonly templates: Templates;
  readonly origin: string;
  /** Only with the company-wide token: who reverts it. */
  readonly creator?: string;
  /** Currency of the connection. */
  readonly currency?: string;
}

/**
 * Lays the order's values onto a workflow that has not been sent. That can be done in its Review step only: from Sign it is
 * taken back there first, and has to be approved anew. Throws `state_conflict` once it went out.
 */
export async function update(
  { client, templates, origin, creator, ...defaults }: UpdateTools,
  id: RemoteId,
  order: ContractOrder,
): Promise<RemoteContract> {
  const workflow = await unsent(client, id);
  const known = (workflow.template && (await templates.read(workflow.template))) || undefined;
  const schema = known?.schema ?? workflow.schema ?? {};
  const values = fillAttributes(schema, order, optionsOf(order, defaults), { given: {}, isWhole: false });
  const updates = Object.entries(values)
    .filter(([path, value]) => !isSame(workflow.attributes?.[path], value))
    .map(([path, value]) => ({ action: "set", path, value }));
  // a change that changes nothing is refused there
  if (updates.length === 0) return toContract(workflow, origin);
  if (workflow.step === "Sign") await backToReview(client, id, creator);
  const answer = await client({
    method: "PATCH",
    path: `/workflows/${pathSegment(id)}/attributes`,
    operation: "update",
    safe: true,
    body: { updates, comment: "The deal has changed." },
    accept: [200],
  });
  readAnswer(Workflow, answer, true);
  const after = await readContract(client, id, origin);
  if (after) return after;
  throw refusal("not_found", "The contract no longer exists at the vendor.");
}

async function unsent(client: Client, id: RemoteId): Promise<Workflow> {
  const workflow = await readWorkflow(client, id, "update");
  if (workflow === undefined) throw refusal("not_found", "The contract no longer exists at the vendor.");
  const signStatus = workflow.step === "Sign" ? await readSignStatus(client, id, "update") : undefined;
  const status = toStatus(workflow, signStatus);
  if (status === "drafted" && workflow.status === "active") return workflow;
  const words = [workflow.status, workflow.step, signStatus?.status ?? ""].filter((word) => word !== "");
  const detail = `The contract stands at Ironclad as "${words.join(", ").slice(0, 100)}"; it is changed before it is sent.`;
  throw refusal("state_conflict", detail);
}

async function backToReview(client: Client, id: RemoteId, creator: string | undefined): Promise<void> {
  await client({
    method: "PATCH",
    path: `/workflows/${pathSegment(id)}/revert-to-review`,
    operation: "update",
    safe: true,
    body: creator === undefined ? {} : { user: { type: "email", email: creator } },
    accept: [204],
  });
}

/** Is it what stands there already? Dates come back as instants, texts may be asked for as numbers. */
function isSame(there: unknown, wanted: unknown): boolean {
  if (isDeepStrictEqual(there, wanted)) return true;
  const isDay = typeof wanted === "string" && /^\d{4}-\d{2}-\d{2}$/.test(wanted);
  return isDay && typeof there === "string" && there.startsWith(`${wanted}T`);
}

function refusal(code: "not_found" | "state_conflict", detail: string): CountersignError {
  return new CountersignError(code, STOP, detail, { operation: "update" });
}
