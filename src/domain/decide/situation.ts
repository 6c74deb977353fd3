import type { Capabilities } from "../capabilities.ts";
import type { Contract } from "../contract.ts";
import type { Playbook } from "../playbook.ts";
import type { Seen } from "./step.ts";

/** Another contract of the same deal. */
export type Sibling = Pick<Contract, "playbook" | "status">;

/** Everything a decision may look at. */
export interface Situation {
  readonly contract: Contract;
  readonly playbook: Playbook;
  readonly can: Capabilities;
  readonly seen: Seen;
  readonly now: Date;
  /** The deal's other contracts that count: the newest of each other playbook, unless it was taken back. */
  readonly siblings?: readonly Sibling[];
  /** The connection is no longer in the configuration: nothing can be asked of the vendor. */
  readonly isCutOff?: boolean;
  /** How often the vendor may be asked about one contract that nobody told of, in ms; absent = as often as is sensible. */
  readonly paceMs?: number;
  /** The contract's page in the console; absent = nobody knows its address. */
  readonly pageUrl?: string;
}
