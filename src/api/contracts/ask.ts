import type { Wish } from "../../domain/contract.ts";
import type { Contract } from "../../domain/contract.ts";
import type { Action } from "../../domain/telling/consequences.ts";
import { lessTime } from "../../domain/telling/less-time.ts";
import type { Refusal } from "../../domain/telling/why-not.ts";
import { uuidv7 } from "../../store/reference.ts";
import type { House } from "../house.ts";
import { idleWords, refusalOf } from "./to-actions.ts";
import type { Say } from "../../texts/say.ts";

/** What somebody wants of one contract. */
export interface Asking extends Partial<Pick<Wish, "reason" | "until" | "target">> {
  readonly action: Action;
  /** Stands in the trail behind `person:`. */
  readonly by: string;
}

/**
 * Leaves a person's wish, who asked for it, and the look that takes it, all or none; what comes of it is told in the trail. A
 * wish that is there already is not left again. Resolves to why not, where it cannot be had.
 */
export async function ask(
  house: House,
  say: Say,
  contract: Contract,
  asking: Asking,
): Promise<Refusal | undefined> {
  const { action, by, ...more } = asking;
  const { account, id, dealId } = contract;
  const siblings = action === "again" ? await house.store.contracts.ofDeal(account, dealId) : [];
  const runtime = house.account(account);
  const refusal =
    idleWords(house.idle(account), say) ??
    refusalOf(runtime, action, contract, siblings, say) ??
    (more.until === undefined
      ? undefined
      : lessTime(contract, new Date(more.until), runtime?.timezone ?? "UTC", { say, at: "screen" }));
  if (refusal !== undefined) return refusal;
  const at = house.now();
  await house.store.transaction(async (tx) => {
    if (action === "look")
      await tx.trail.note(account, id, at, { event: "asked", actor: `person:${by}`, data: { what: action } });
    else
      await tx.contracts.wish(account, id, { id: uuidv7(), kind: action, by, at: at.toISOString(), ...more });
    await house.jobs.enqueue([{ account, dealId, reason: "person" }], tx);
  });
  return undefined;
}
