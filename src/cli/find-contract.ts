import type { Contract } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "./command.ts";
import type { Input, OptionSpec } from "./command.ts";
import { dealNumber } from "./deal-option.ts";
import { plain } from "./paint.ts";

export const CONTRACT_OPTIONS = {
  account: { value: "A", sentence: "Account of the contract" },
  contract: { value: "REF", sentence: "The contract's reference, CS-…" },
  deal: { value: "ID", sentence: "Instead of --contract: the deal, if it has one contract under way" },
} as const satisfies Record<string, OptionSpec>;

/** What was asked for: a contract, or a deal that has none yet. Throws UsageError where it is not clear. */
export async function findContract(
  store: Store,
  input: Input,
): Promise<{ readonly contract: Contract } | { readonly dealId: string; readonly account: string }> {
  const account = input.need("account");
  const reference = input.text("contract");
  if (reference !== undefined) return { contract: await contractByReference(store, reference, account) };
  const deal = input.text("deal");
  if (deal === undefined) throw new UsageError("Name the contract with --contract REF or --deal ID.");
  const dealId = dealNumber(deal);
  const contracts = await store.contracts.ofDeal(account, dealId);
  const open = contracts.filter((contract) => !isOver(contract.status));
  const [only, ...more] = open.length > 0 ? open : contracts.slice(-1);
  if (only === undefined) return { account, dealId };
  if (more.length === 0) return { contract: only };
  const references = open.map((contract) => `${contract.reference} (${contract.playbook})`).join(", ");
  throw new UsageError(
    `The deal has ${open.length} contracts: ${references}.`,
    "Name one with --contract REF.",
  );
}

/** By reference; without an account, whosever it is. Throws UsageError. */
export async function contractByReference(
  store: Store,
  reference: string,
  account?: string,
): Promise<Contract> {
  const owner = account ?? (await store.contracts.accountOf(reference));
  const found = owner === undefined ? undefined : await store.contracts.byReference(owner, reference);
  if (found !== undefined) return found;
  const where = account === undefined ? "" : ` in the account “${plain(account)}”`;
  throw new UsageError(
    `There is no contract ${plain(reference)}${where}.`,
    "`countersign contracts` lists them.",
  );
}
