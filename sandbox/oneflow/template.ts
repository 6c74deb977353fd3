import type { DataField, DeliveryChannel, SignMethod } from "./contract.ts";

/** Who signs first, where a template has an order. */
export type SignOrder = "side-by-side" | "ownerside-first" | "ownerside-last" | "as-listed";

/** A template as the simulator keeps it. */
export interface Template {
  readonly id: number;
  readonly name: string;
  /** The template group that carries the data fields; `null` = the template has no settable fields. */
  readonly typeId: number | null;
  readonly workspaceIds: readonly number[];
  readonly fields: readonly DataField[];
  readonly channels: readonly DeliveryChannel[];
  readonly signMethods: readonly SignMethod[];
  readonly isActive: boolean;
  /** Whoever creates a contract is on it with these roles, named or not. */
  readonly creator: { readonly organizer: boolean; readonly signatory: boolean };
  readonly signOrder: SignOrder;
  /** Somebody has to approve drafts in the vendor's own pages before they can be published. */
  readonly needsApproval: boolean;
}
