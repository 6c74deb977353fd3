// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";

export type StreamEventsData = string;

export interface StreamEventsParams {
  /** @maxLength 100 */
  account: string;
}

/** The API's addresses under the tag `live`. */
export class LiveApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** What changes, as server-sent events: contracts by reference, how many deliveries came, and which else of playbooks, connections, settings, people, changes */
  streamEvents({ account }: StreamEventsParams, params: RequestParams = {}) {
    return this.send<StreamEventsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/events`,
      method: "GET",
      ...params,
    });
  }
}
