import type { RemoteId } from "../../src/domain/contract.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import type { RemoteContract } from "../../src/domain/remote.ts";
import type { ProviderStand } from "./provider-stand.ts";
import type { TapCall } from "./tap.ts";

/** One truth about every provider. Each run has a stand of its own. */
export interface ProviderCase {
  readonly says: string;
  readonly run: (stand: ProviderStand) => Promise<void>;
}

/** A text in an id's place, fit or not: hostile ones must reach the provider, which a checked birth would prevent. */
export function remoteId(text: string): RemoteId {
  return text as RemoteId;
}

/** A contract that is out for signature. */
export async function sent(stand: ProviderStand, change: Partial<ContractOrder> = {}): Promise<RemoteId> {
  const order = stand.order(change);
  const { id } = await stand.account.create(order);
  await stand.account.send(id, order);
  return id;
}

/** What a read says; a contract that is gone fails the test. */
export async function readNow(stand: ProviderStand, id: RemoteId): Promise<RemoteContract> {
  const contract = await stand.account.read(id);
  if (contract === undefined) throw new Error(`The vendor no longer has ${id}.`);
  return contract;
}

/** The calls that were made so far and may have changed something at the vendor. */
export function writesOf({ tap, facts }: ProviderStand): readonly TapCall[] {
  const { token } = facts.calls;
  return tap.seen.filter(
    ({ method, target }) => method !== "GET" && token?.test(`${method} ${target}`) !== true,
  );
}

/** Two signers one after the other. */
export function oneAfterTheOther(stand: ProviderStand): Partial<ContractOrder> {
  return {
    ...stand.facts.inTurn,
    signers: stand.order().signers.map((signer, index) => ({ ...signer, order: index + 1 })),
  };
}

/** The cases of what some vendors cannot do: those must say so each time instead. */
export function orSaysSo(
  cases: readonly ProviderCase[],
  isAble: (stand: ProviderStand) => boolean,
  saysSo: ProviderCase["run"],
): readonly ProviderCase[] {
  return cases.map(({ says, run }) => ({
    says,
    run: (stand) => (isAble(stand) ? run(stand) : saysSo(stand)),
  }));
}
