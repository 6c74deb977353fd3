import type { Contract } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "./command.ts";
import type { Input, OptionSpec } from "./command.ts";

export const CONTRACT_OPTIONS = {
  account: { value: "A", sentence: "Account of the contract" },
  contract: { value: "REF", sentence: "The contract's reference, CS-…" },
  deal: { value: "ID", sentence: "Instead of --contract: the deal, if it has one contract under way" },
} as const satisfies Record<string, OptionSpec>;

/** Without an account, so many of the newest contracts are searched. */
const SEARCHED = 1_000;

/** What was asked for: a contract, or a deal that has none yet. Throws UsageError where it is not clear. */
export async function findContract(
  store: Store,
  input: Input,
): Promise<{ readonly contract: Contract } | { readonly dealId: string; readonly account: string }> {
  const account = input.need("account");
  const reference = input.text("contract");
  if (reference !== undefined) return { contract: await contractByReference(store, reference, account) };
  const dealId = input.text("deal");
  if (dealId === undefined) throw new UsageError("Name the contract with --contract REF or --deal ID.");
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

/** By reference; without an account among the newest contracts of all accounts. Throws UsageError. */
export async function contractByReference(
  store: Store,
  reference: string,
  account?: string,
): Promise<Contract> {
  const found =
    account === undefined
      ? (await store.contracts.list({ limit: SEARCHED })).find((contract) => contract.reference === reference)
      : await store.contracts.byReference(account, reference);
  if (found !== undefined) return found;
  const where = account === undefined ? "" : ` in the account “${account}”`;
  throw new UsageError(`There is no contract ${reference}${where}.`, "`countersign contracts` lists them.");
}
