import { CountersignError, STOP } from "../domain/errors.ts";
import { removedConnection } from "./connection.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** Why nothing may be asked of this connection now; `undefined` = it is not known to be broken. */
export async function brokenness(
  { health }: Pick<Tools, "health">,
  runtime: AccountRuntime,
  connection: string,
): Promise<CountersignError | undefined> {
  if (connection !== "kommo" && !runtime.connections.has(connection)) {
    const removed = removedConnection(connection);
    health.bad(runtime.id, connection, removed);
    return removed;
  }
  const broken = await health.broken(runtime.id, connection);
  return broken && new CountersignError(broken.code, STOP, broken.detail, { connection });
}
