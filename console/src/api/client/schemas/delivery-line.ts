// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { DeliveryAbout } from "./delivery-about.ts";

export interface DeliveryLine {
  /** Deals that were looked at because of it, and their contracts now */
  about: readonly DeliveryAbout[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  at: string;
  /** How often it was read */
  attempts: number;
  bytes: number;
  /** `kommo` or a connection's id */
  connection: string;
  id: string;
  /** What it was about, or why it was ignored: one sentence */
  reason?: string;
  state: "waiting" | "sorted" | "ignored";
}
