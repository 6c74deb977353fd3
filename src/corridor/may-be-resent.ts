import type { Contract } from "../domain/contract.ts";
import type { Failure } from "../domain/errors.ts";
import { UNKNOWN_UNTIL } from "../store/backup/begin-anew.ts";
import type { Tools } from "./runtime.ts";

/**
 * Why an expired contract is not sent again by itself: it is older than a restored database, and the service may have sent it
 * again after the backup, under a reference that nobody knows any more. `undefined` = it came to its own deadline after the
 * restore, or no backup was restored.
 */
export async function mayBeResent(
  { store, now }: Pick<Tools, "store" | "now">,
  { account, createdAt, expiresAt }: Pick<Contract, "account" | "createdAt" | "expiresAt">,
): Promise<Failure | undefined> {
  const restoredAt = await store.marks.get(account, UNKNOWN_UNTIL);
  if (restoredAt === undefined || createdAt >= restoredAt) return undefined;
  // before its deadline the vendor alone decides, and may have done so before the restore
  if (expiresAt !== undefined && expiresAt > restoredAt && expiresAt <= now()) return undefined;
  const detail = "It may have been sent again after the backup that was restored.";
  return { code: "outcome_unfindable", detail, where: {}, step: "fill", since: now().toISOString() };
}
