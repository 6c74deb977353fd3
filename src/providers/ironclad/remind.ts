import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { readSignStatus } from "./workflows.ts";

const WHERE = { operation: "remind" } as const;

/** Reminds everybody whose turn it is. The vendor allows one reminder per hour and person; who has just had one is passed over. */
export async function remind(client: Client, id: RemoteId): Promise<void> {
  const signStatus = await readSignStatus(client, id, "remind");
  const asked = (signStatus?.signers ?? []).filter(({ status }) => status === "sent" || status === "viewed");
  const roles = new Set(asked.flatMap(({ roleName }) => (roleName ? [roleName] : [])));
  if (roles.size === 0) {
    throw new CountersignError("state_conflict", STOP, "Nobody is being asked for a signature now.", WHERE);
  }
  let reminded = 0;
  for (const role of roles) if (await remindOne(client, id, role)) reminded += 1;
  if (reminded === 0) {
    const detail = "Ironclad reminds each signer at most once an hour, and has done so within the last one.";
    throw new CountersignError("state_conflict", STOP, detail, WHERE);
  }
}

async function remindOne(client: Client, id: RemoteId, role: string): Promise<boolean> {
  const answer = await client({
    method: "POST",
    path: `/workflows/${pathSegment(id)}/sign-status/signers/${encodeURIComponent(role.toWellFormed())}/remind`,
    operation: "remind",
    safe: false,
    accept: [204, 429],
  });
  return answer.status !== 429;
}
