import type { Failure } from "../domain/errors.ts";
import type { NewTrailEntry } from "./trail-entry.ts";

/** Of one playbook, what waits for a person because unusually many came at once. */
export interface HeldGroup {
  readonly account: string;
  readonly playbook: string;
  readonly count: number;
  /** When the first of them came. */
  readonly since: Date;
  /** Contracts of the same burst that are not held: they came before the limit was reached, or somebody let them go one by one. */
  readonly made: number;
  /** Of these, how many are out for signature: they have to be withdrawn where all of it was a mistake. */
  readonly out: number;
}

/** What a person says about them; `by` stands in the trail behind `person:`. */
export interface HeldAnswer {
  readonly account: string;
  readonly playbook: string;
  readonly by: string;
  readonly at: Date;
}

/** More new contracts of a playbook than `above` since then: the row is written with this failure instead of what it begins with. */
export interface HoldRule {
  readonly above: number;
  readonly since: Date;
  /** `opens`: of the first that is held, which tells people, with {@link HELD_BEFORE} for a number; `follows`: of all others. */
  readonly failure: Readonly<Record<"opens" | "follows", Failure>>;
  readonly trail: Readonly<Record<"opens" | "follows", readonly NewTrailEntry[]>>;
}

/** Contracts that wait for a person because unusually many came at once. */
export interface HeldContracts {
  /** Contracts that are held because unusually many came at once, by playbook, of one account or all. */
  held(account?: string): Promise<readonly HeldGroup[]>;
  /** Lets go what is held of a playbook, in the order in which it came. Resolves to how many. Only inside `transaction`. */
  letGo(answer: HeldAnswer): Promise<number>;
  /** Drops what is held of a playbook: no contract is made, and the deals are told nothing. `reason` stands in the trail. Resolves to how many. Only inside `transaction`. */
  drop(answer: HeldAnswer & { readonly reason: string }): Promise<number>;
}
