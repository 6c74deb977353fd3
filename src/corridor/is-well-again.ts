import type { ConnectionHealth } from "../store/store.ts";
import { acceptsCredentials } from "./accepts-credentials.ts";
import { expectedThere } from "./expected-there.ts";
import { isAnyShown } from "./is-any-shown.ts";
import { isReadable } from "./is-readable.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

/** Missing contracts that are asked for before a vendor is believed to show none of ours. */
const MISSING_ASKED = 20;
/** Others that are asked for. */
const OTHERS_ASKED = 10;

/** Tries a broken connection with as little as tells that it works: reads only. Throws what the other side answers. */
export async function isWellAgain(
  tools: Tools,
  runtime: AccountRuntime,
  { connection, code }: ConnectionHealth,
): Promise<boolean> {
  const vendor = runtime.connections.get(connection);
  if (vendor === undefined && connection !== "kommo") return false;
  if (code === "connection_removed") return true; // it is back
  if (code === "connection_unreadable" && vendor !== undefined) return isReadable(tools, runtime, { vendor });
  if (code === "ip_blocked") await runtime.liftBlock();
  return code === "contracts_missing" && vendor !== undefined
    ? showsOurs(tools, runtime, vendor)
    : acceptsCredentials(tools, runtime, { connection });
}

/**
 * Does the vendor show something of ours, or has everything that spoke against it been withdrawn? A single missing
 * contract with nothing to compare it with speaks against nothing: it is then judged anew, as `seeOthers` judges it.
 */
async function showsOurs(
  { store, now }: Tools,
  { id: account }: AccountRuntime,
  vendor: ConnectionRuntime,
): Promise<boolean> {
  const ask = { account, connection: vendor.id, before: now(), limit: MISSING_ASKED };
  const missing = await store.contracts.sample({ ...ask, missing: true });
  if (missing.length === 0) return true;
  // what was sent since then may stand in the wrong workspace
  const before = new Date(Math.min(...missing.map(({ missingSince = now() }) => missingSince.getTime())));
  const others = await expectedThere(store, vendor, { account, before, limit: OTHERS_ASKED });
  if (missing.length === 1 && others.length === 0) return true;
  return isAnyShown(vendor, [...missing, ...others]);
}
