import type { DialectName } from "../../src/providers/provider.ts";
import type { World } from "../world.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";

/** What a row may do to the world around it. */
export interface Scene {
  readonly world: World;
  readonly town: TownVendor;
  readonly dialect: DialectName;
  readonly random: () => number;
}

/**
 * A fault against a whole installation whose clock is an argument. It begins with one contract out for signature, and
 * ends when `end` has run; meanwhile a deal is won, and the contract that is out is signed.
 */
export interface WorldRow {
  readonly group: string;
  readonly fault: string;
  /** Whom it strikes: the vendor at hand, or Kommo. */
  readonly at: "vendor" | "kommo" | "us";
  /** Every vendor, or (where vendors make no difference) the first alone. */
  readonly vendors: "every" | "one";
  /** Left out of the suite, which plays a row of every kind. */
  readonly onDemand?: true;
  /** How long it lasts, in simulated minutes. */
  readonly minutes: number;
  begin(scene: Scene): unknown;
  end(scene: Scene): unknown;
}
