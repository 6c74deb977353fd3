import type { SampledContract, Store } from "../store/store.ts";
import type { ConnectionRuntime } from "./runtime.ts";

interface Asked {
  readonly account: string;
  /** Only contracts planned before: what came later may stand in another workspace. */
  readonly before: Date;
  /** Of open ones and of those that are over, each at most so many. */
  readonly limit: number;
}

/**
 * Contracts that the vendor should show if the key belongs to the workspace in which they were sent: open ones that are not
 * missed, then some that are over. Newest first.
 */
export async function expectedThere(
  { contracts }: Store,
  { id: connection, can }: ConnectionRuntime,
  asked: Asked,
): Promise<readonly SampledContract[]> {
  const open = await contracts.sample({ ...asked, connection, missing: false });
  const over = await contracts.sampleOver({
    ...asked,
    connection,
    keepsWithdrawn: can.withdraw !== "delete",
  });
  return [...open, ...over];
}
