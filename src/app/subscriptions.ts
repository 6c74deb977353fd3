import type { ConnectionRuntime } from "../corridor/runtime.ts";
import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import type { Finding } from "../providers/provider.ts";
import { findingsOf } from "./findings-of.ts";

/** Makes the vendor of a connection call us, where it takes that by API; `undefined` = that is set up by hand there. */
export async function subscribeVendor({
  account,
}: Pick<ConnectionRuntime, "account">): Promise<readonly Finding[] | undefined> {
  if (account.subscribe === undefined) return undefined;
  return findingsOf(async () => (await account.subscribe?.()) ?? []);
}

/** The same for all connections of an account, said in the log: hooks that a vendor switched off are mended by themselves. */
export async function tendSubscriptions(
  { log, health }: Pick<Tools, "log" | "health">,
  runtime: AccountRuntime,
): Promise<void> {
  for (const connection of runtime.connections.values()) {
    if (await health.broken(runtime.id, connection.id)) continue;
    for (const { level, text, help } of (await subscribeVendor(connection)) ?? []) {
      if (level === "ok") continue;
      const where = { account: runtime.id, connection: connection.id };
      log.warn({ ...where, text, help }, "the vendor's calls to us need attention");
    }
  }
}
