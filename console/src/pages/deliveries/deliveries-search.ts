import { readText } from "../read-text.ts";

const STATES = ["waiting", "sorted", "ignored"] as const;
export type DeliveryState = (typeof STATES)[number];

/** The list's address. */
export interface DeliveriesSearch {
  readonly connection?: string;
  readonly state?: DeliveryState;
  readonly after?: string;
  /** The delivery that is shown in full. */
  readonly delivery?: string;
}

export const STATE_CHOICES: readonly DeliveryState[] = STATES;

/** Reads it; nonsense counts as absent. */
export function readDeliveriesSearch(search: Record<string, unknown>): DeliveriesSearch {
  const state = STATES.find((one) => one === search["state"]);
  return {
    ...readText(search, "connection"),
    ...(state === undefined ? {} : { state }),
    ...readText(search, "after"),
    ...readText(search, "delivery"),
  };
}
