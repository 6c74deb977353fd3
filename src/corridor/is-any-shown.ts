import type { RemoteId } from "../domain/contract.ts";
import type { ConnectionRuntime } from "./runtime.ts";

/** Does the vendor show at least one of these contracts? Reads one after the other, and stops at the first. */
export async function isAnyShown(
  { account }: ConnectionRuntime,
  contracts: readonly { readonly remoteId: RemoteId }[],
): Promise<boolean> {
  for (const { remoteId } of contracts) if ((await account.read(remoteId)) !== undefined) return true;
  return false;
}
