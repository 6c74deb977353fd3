// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";

export interface ReadSessionData {
  accounts: readonly {
    id: string;
    name: string;
    role: "viewer" | "operator" | "owner";
    timezone: string;
  }[];
  email?: string;
  id: string;
  isOwnerOfAll: boolean;
  kind: "person" | "key";
  name: string;
  /**
   * The service's clock; in the demo days may be skipped
   * @format date-time
   */
  now: string;
  ruledByFile: boolean;
  sandbox: boolean;
}

/** The API's addresses under the tag `session`. */
export class SessionApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Who I am, and what I may see */
  readSession(params: RequestParams = {}) {
    return this.send<ReadSessionData>({
      path: `/api/session`,
      method: "GET",
      ...params,
    });
  }
}
