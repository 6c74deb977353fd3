import type { Cursor } from "./cursor.ts";

export type DeliveryState = "waiting" | "sorted" | "ignored";

/** A delivery as lists show it: without what was in it. */
export interface DeliveryLine {
  readonly id: string;
  readonly connection: string;
  readonly receivedAt: Date;
  readonly state: DeliveryState;
  readonly reason?: string;
  readonly deals: readonly string[];
  readonly attempts: number;
  readonly bytes: number;
}

export interface DeliveryLineFilter {
  readonly account: string;
  readonly connection?: string;
  readonly state?: DeliveryState;
  readonly limit: number;
  readonly after?: Cursor;
}

/** A contract of a deal that a delivery was about. */
export interface AboutContract {
  readonly dealId: string;
  readonly reference: string;
  readonly status: string;
  readonly dealName?: string;
}
