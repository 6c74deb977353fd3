// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { DeliveryAbout } from "./schemas/delivery-about.ts";
import type { DeliveryLine } from "./schemas/delivery-line.ts";

export interface ListDeliveriesData {
  deliveries: readonly DeliveryLine[];
  next?: string;
}

export interface ListDeliveriesParams {
  /** @maxLength 100 */
  account: string;
  /**
   * `next` of the page before
   * @maxLength 300
   */
  after?: string;
  /** @maxLength 200 */
  connection?: string;
  /**
   * @min 1
   * @max 200
   * @default 50
   */
  limit?: number;
  state?: "waiting" | "sorted" | "ignored";
}

export interface ReadDeliveryData {
  /** Deals that were looked at because of it, and their contracts now */
  about: readonly DeliveryAbout[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  at: string;
  /** How often it was read */
  attempts: number;
  body: string;
  bytes: number;
  /** `kommo` or a connection's id */
  connection: string;
  headers: readonly {
    name: string;
    /** Absent = not shown */
    value?: string;
  }[];
  id: string;
  /** There is more of it than is shown */
  isCut: boolean;
  /** What it was about, or why it was ignored: one sentence */
  reason?: string;
  /** Who had it read once more, oldest first */
  replays: readonly {
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    by: string;
  }[];
  state: "waiting" | "sorted" | "ignored";
}

export interface ReadDeliveryParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  id: string;
}

export interface ReplayDeliveryData {
  accepted: true;
}

export interface ReplayDeliveryParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  id: string;
}

/** The API's addresses under the tag `deliveries`. */
export class DeliveriesApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Calls that knocked at our hook addresses, newest first */
  listDeliveries(
    { account, ...query }: ListDeliveriesParams,
    params: RequestParams = {},
  ) {
    return this.send<ListDeliveriesData>({
      path: `/api/accounts/${encodeURIComponent(account)}/deliveries`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** One delivery with what was in it; secrets and signatures left out */
  readDelivery(
    { account, id }: ReadDeliveryParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadDeliveryData>({
      path: `/api/accounts/${encodeURIComponent(account)}/deliveries/${encodeURIComponent(id)}`,
      method: "GET",
      ...params,
    });
  }

  /** Read a delivery once more: what it was about is looked at again, and nothing is done twice */
  replayDelivery(
    { account, id }: ReplayDeliveryParams,
    params: RequestParams = {},
  ) {
    return this.send<ReplayDeliveryData>({
      path: `/api/accounts/${encodeURIComponent(account)}/deliveries/${encodeURIComponent(id)}/replay`,
      method: "POST",
      ...params,
    });
  }
}
