import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Client } from "./client.ts";
import { readContract } from "./contracts.ts";
import { toStatus } from "./map.ts";
import type { Options } from "./options.ts";
import { pathSegment } from "./remote-id.ts";
import { setDeadline } from "./signing-period.ts";
import { toName } from "./to-name.ts";
import type { WrittenBefore } from "./written-before.ts";

/**
 * Sets the signing period where that has not been done, and publishes (docs page `publish-a-contract`). What the vendor
 * answers to a contract that is already out is not documented, so we look after a refusal: out is out.
 */
export async function sendContract(
  client: Client,
  written: WrittenBefore,
  id: RemoteId,
  order: ContractOrder,
  options: Options,
): Promise<void> {
  try {
    await setDeadline(client, written, id, order);
    await publish(client, id, order, options);
  } catch (error) {
    if (!(error instanceof CountersignError) || !REFUSALS.has(error.where.httpStatus ?? 0)) throw error;
    if (!(await isOut(client, id))) throw error;
  }
}

const REFUSALS: ReadonlySet<number> = new Set([400, 409]);

async function publish(client: Client, id: RemoteId, order: ContractOrder, options: Options): Promise<void> {
  await client({
    method: "POST",
    path: `/contracts/${pathSegment(id)}/publish`,
    operation: "send",
    safe: false,
    // both keys always: whether either may be missing is not documented
    body: { subject: options.subject ?? toName(order.title), message: order.message ?? order.title },
    accept: [200, 201, 202, 204],
  });
}

async function isOut(client: Client, id: RemoteId): Promise<boolean> {
  const contract = await readContract(client, id);
  const status = contract && toStatus(contract.state);
  return status !== undefined && status !== "drafted" && status !== "unknown";
}
