import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { RemoteStatus } from "../../domain/remote.ts";
import { carryOut } from "./carry-out.ts";
import type { Client } from "./client.ts";
import { toStatus } from "./map.ts";
import { pathSegment } from "./remote-id.ts";
import { readRequest } from "./requests.ts";

const MOST_CHARACTERS = 500;

/**
 * Recalls what is out, and puts a draft into the trash. Harmless when it is over already. Throws `state_conflict` for a
 * signed one, before and after the attempt.
 */
export async function withdrawRequest(client: Client, id: RemoteId, reason: string): Promise<void> {
  const path = `/requests/${pathSegment(id)}`;
  const before = await statusOf(client, id);
  if (isOver(before)) return;
  try {
    if (before === "drafted") {
      await carryOut(client, { method: "PUT", path: `${path}/delete`, operation: "withdraw", safe: true });
      return;
    }
    const form = { reason: reason.replaceAll(/\s+/g, " ").slice(0, MOST_CHARACTERS) };
    await carryOut(client, {
      method: "POST",
      path: `${path}/recall`,
      operation: "withdraw",
      safe: true,
      form,
    });
  } catch (error) {
    const refused = ["order_invalid", "state_conflict", "not_found"];
    if (!(error instanceof CountersignError) || !refused.includes(error.code)) throw error;
    if (isOver(await statusOf(client, id))) return;
    throw error;
  }
}

/** `undefined` = gone. */
async function statusOf(client: Client, id: RemoteId): Promise<RemoteStatus | undefined> {
  const request = await readRequest(client, id);
  return request && toStatus(request.request_status);
}

function isOver(status: RemoteStatus | undefined): boolean {
  if (status === "signed") {
    const detail = "It is signed; Zoho Sign recalls no completed contract.";
    throw new CountersignError("state_conflict", STOP, detail, { operation: "withdraw" });
  }
  return status === undefined || status === "withdrawn" || status === "declined" || status === "expired";
}
