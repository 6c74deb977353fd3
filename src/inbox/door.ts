import type { NoticeDoor } from "../providers/provider.ts";

/** What guards the hook address of one connection. */
export interface Door {
  /** Accepted values of the address's secret part; more than one while it is being changed. */
  readonly secrets: readonly string[];
  /** Absent for the CRM, which signs nothing. */
  readonly notices?: NoticeDoor;
}
