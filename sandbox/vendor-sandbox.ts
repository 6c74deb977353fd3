import type { FileStore } from "./kit/file-store.ts";
import type { TownEvent } from "./kit/town-event.ts";
import type { VendorParts } from "./sandbox-vendor.ts";

/** What a sandbox lends to the simulators of a vendor. */
export interface SandboxGround {
  readonly now: () => Date;
  /** Where the sandbox listens, without a slash at the end; empty until it does. */
  readonly origin: () => string;
  /** Serves the vendor's files from an address of its own. */
  readonly files: FileStore;
  /** Tells those who watch the town what happens to contracts. */
  readonly timeline: (event: TownEvent) => void;
  /** How much faster than in life hooks are repeated. */
  readonly hookSpeed: number;
}

/**
 * A vendor of the sandbox: one simulator per dialect, ids `{vendor}` and `{vendor}-brief`; hosts beside
 * its API (tokens) are simulators of their own. Whatever the vendor, people can
 * do the same with its contracts: the control actions `open`, `sign`, `signAll`, `decline`, `deleteByHand`, where the
 * vendor ends them itself `expire`, and `documents` and `setCallbackUrl`.
 */
export type VendorSandbox = (
  ground: SandboxGround,
) => readonly [documented: VendorParts, brief: VendorParts, ...beside: VendorParts[]];
