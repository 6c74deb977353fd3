import type { ConnectionHealth } from "../store/store.ts";
import { isAnyShown } from "./is-any-shown.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

/** A deal that need not exist: the answer tells whether the token is accepted. */
const ANY_DEAL = "1";
/** Contracts that are asked for before a vendor is believed to show none of ours. */
const ASKED = 20;

/** Tries a broken connection with as little as tells that it works: reads only. Throws what the other side answers. */
export async function isWellAgain(
  tools: Tools,
  runtime: AccountRuntime,
  { connection, code }: ConnectionHealth,
): Promise<boolean> {
  if (connection === "kommo") {
    await runtime.crm.readDeal(ANY_DEAL);
    return true;
  }
  const vendor = runtime.connections.get(connection);
  if (vendor === undefined) return false;
  if (code === "connection_removed") return true; // it is back
  return code === "contracts_missing"
    ? showsOurs(tools, runtime, vendor)
    : acceptsCredentials(tools, runtime, vendor);
}

/** Where every missing contract has been withdrawn meanwhile, nothing speaks against the connection any more. */
async function showsOurs(
  { store, now }: Tools,
  { id }: AccountRuntime,
  vendor: ConnectionRuntime,
): Promise<boolean> {
  const ask = { account: id, connection: vendor.id, before: now(), limit: ASKED };
  const missing = await store.contracts.sample({ ...ask, missing: true });
  if (missing.length === 0 || (await isAnyShown(vendor, missing))) return true;
  // what was sent since then may stand in the wrong workspace
  const before = new Date(Math.min(...missing.map(({ missingSince = now() }) => missingSince.getTime())));
  return isAnyShown(vendor, await store.contracts.sample({ ...ask, missing: false, before }));
}

async function acceptsCredentials(
  { store, now }: Tools,
  { id }: AccountRuntime,
  { id: connection, can, account }: ConnectionRuntime,
): Promise<boolean> {
  const ask = { account: id, connection, before: now(), limit: 1 };
  const [known] = [
    ...(await store.contracts.sample({ ...ask, missing: false })),
    ...(await store.contracts.sample({ ...ask, missing: true })),
  ];
  if (known !== undefined) await account.read(known.remoteId);
  else if (can.templates) await account.templates();
  else return (await account.check()).every(({ level }) => level !== "problem");
  return true;
}
