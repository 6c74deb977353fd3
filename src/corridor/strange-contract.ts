import { called } from "../domain/called.ts";
import type { Deal } from "../domain/deal.ts";
import type { Failure } from "../domain/errors.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** Kommo rounds long ids in them: what they say is no proof. */
const ROUNDING_TYPES: ReadonlySet<string> = new Set(["numeric", "monetary"]);

/**
 * Why the deal gets no contract by itself: its field for the contract's id names one that this account does not know.
 * Somebody else sent it, or we did before a backup was restored that does not have it. `undefined` = the field is empty, or
 * we know the contract.
 */
export async function strangeContract(
  { store, now }: Pick<Tools, "store" | "now">,
  { id: account, connections }: Pick<AccountRuntime, "id" | "connections">,
  { contractField }: Pick<Playbook, "contractField">,
  deal: Deal,
): Promise<Failure | undefined> {
  // of two fields that bear the name, neither is believed
  const [field, ...others] = contractField === undefined ? [] : called(deal.fields, contractField);
  const carried = field?.values.join(", ").trim() ?? "";
  if (field === undefined || others.length > 0) return undefined;
  if (carried === "" || ROUNDING_TYPES.has(field.type)) return undefined;
  const ours = await store.contracts.ofDeal(account, deal.id);
  if (ours.some(({ remoteId }) => remoteId === carried)) return undefined;
  // a copied deal carries the contract of the deal that it was copied from
  for (const connection of connections.keys())
    if ((await store.contracts.byRemoteIds(account, connection, [carried])).length > 0) return undefined;
  const detail = `Its field “${field.name}” holds “${carried.slice(0, 100)}”.`;
  return { code: "contract_unknown", detail, where: {}, step: "fill", since: now().toISOString() };
}
