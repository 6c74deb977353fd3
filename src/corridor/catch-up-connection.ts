import type { RemoteId } from "../domain/contract.ts";
import type { Look } from "../jobs/jobs.ts";
import { CATCH_UP_WINDOWS } from "./catch-up-windows.ts";
import { looksPerHour } from "./open-contracts.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

const HOUR_MS = 3_600_000;

/** Contracts that changed at the vendor while no hook came through. `undefined` = nobody was asked. */
export async function catchUpConnection(
  tools: Tools,
  runtime: AccountRuntime,
  connection: ConnectionRuntime,
): Promise<number | undefined> {
  if (!connection.can.changedSince) return undefined; // each open contract has its own time to be looked at
  const { store, jobs, now } = tools;
  const at = now();
  const open = await store.contracts.open(runtime.id, connection.id);
  const name = `changed:${connection.id}`;
  if (open.length === 0) return undefined;
  const since = (await store.marks.get(runtime.id, name)) ?? new Date(at.getTime() - 24 * HOUR_MS);
  const ids = open.flatMap((row): RemoteId[] => (row.remoteId === undefined ? [] : [row.remoteId]));
  const changed = new Set<string>(
    await connection.account.changedSince(new Date(since.getTime() - CATCH_UP_WINDOWS.overlapMs), ids),
  );
  const found = open.filter((row) => row.remoteId !== undefined && changed.has(row.remoteId));
  // a list that could not be read to its end names them all, and knows of none that it has changed
  const perHour = looksPerHour(connection);
  const saysNothing =
    found.length === ids.length && found.length > perHour * (CATCH_UP_WINDOWS.everyMs / HOUR_MS);
  if (saysNothing) {
    const turn = { from: at, everyMs: HOUR_MS / perHour };
    await store.contracts.dueInTurn(
      runtime.id,
      found.map(({ id }) => id),
      turn,
    );
  } else if (found.length > 0) {
    const looks = found.map(({ dealId }): Look => ({
      account: runtime.id,
      dealId,
      reason: "reconcile",
      entered: false,
    }));
    await jobs.enqueue(looks);
  }
  await store.marks.set(runtime.id, name, at);
  return found.length;
}
