import type { AccountRuntime, Tools } from "./runtime.ts";

/** A deal that need not exist: the answer tells whether the token is accepted. */
const ANY_DEAL = "1";

interface Tried {
  /** Connection id, or `kommo`. */
  readonly connection: string;
  /** A contract that is not asked for: reading it is what was refused. */
  readonly except?: string;
}

/**
 * Tries the credentials with as little as tells whether they are accepted: reads only. `false` = the vendor's own check
 * found a problem. Throws what the other side answers.
 */
export async function acceptsCredentials(
  { store, now }: Pick<Tools, "store" | "now">,
  { id: account, crm, connections }: AccountRuntime,
  { connection, except }: Tried,
): Promise<boolean> {
  if (connection === "kommo") {
    await crm.readDeal(ANY_DEAL);
    return true;
  }
  const vendor = connections.get(connection);
  if (vendor === undefined) return false;
  const ask = { account, connection, before: now(), limit: 2 };
  const open = [
    ...(await store.contracts.sample({ ...ask, missing: false })),
    ...(await store.contracts.sample({ ...ask, missing: true })),
  ];
  const known = open.find(({ id }) => id !== except);
  if (known !== undefined) await vendor.account.read(known.remoteId);
  else if (vendor.can.templates !== false && vendor.can.ownTemplates !== true)
    await vendor.account.templates();
  else return (await vendor.account.check()).every(({ level }) => level !== "problem");
  return true;
}
