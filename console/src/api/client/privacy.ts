// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { ContractStatus } from "./schemas/contract-status.ts";

export interface ErasePersonData {
  calls: number;
  deliveries: number;
  erased: readonly string[];
  /** Signed */
  kept: readonly string[];
  /** Under way: withdraw them, and erase once more */
  open: readonly string[];
  /** Contracts that people sent to themselves */
  tests: number;
}

export interface ErasePersonParams {
  /** @maxLength 100 */
  account: string;
}

export interface ErasePersonPayload {
  /**
   * @format email
   * @maxLength 320
   */
  email: string;
}

export interface ExportPersonData {
  account: string;
  /** @format date-time */
  at: string;
  /** Recorded calls as they are kept; `sharedWith`: made for contracts of others, too, so without bodies */
  calls: readonly unknown[];
  /** As they are stored, each with its trail and its archived `files`: name, size, SHA-256, `key` in the archive, and the `address` at which this API has it */
  contracts: readonly unknown[];
  /** Calls of Kommo and the vendors that name the person */
  deliveries: readonly unknown[];
  email: string;
  /** Contracts that people sent to themselves and that name the address */
  tests: readonly unknown[];
}

export interface ExportPersonParams {
  /** @maxLength 100 */
  account: string;
}

export interface ExportPersonPayload {
  /**
   * @format email
   * @maxLength 320
   */
  email: string;
}

export interface FindPersonData {
  /** Recorded calls */
  calls: number;
  deliveries: number;
  /** Ended without a signature: an erasure takes the person out */
  erased: readonly {
    /** The deal's; empty where it is not known */
    name: string;
    reference: string;
    status: ContractStatus;
  }[];
  /** Signed: they stay */
  kept: readonly {
    /** The deal's; empty where it is not known */
    name: string;
    reference: string;
    status: ContractStatus;
  }[];
  /** Under way: withdraw them first */
  open: readonly {
    /** The deal's; empty where it is not known */
    name: string;
    reference: string;
    status: ContractStatus;
  }[];
  /** Contracts that people sent to themselves */
  tests: number;
}

export interface FindPersonParams {
  /** @maxLength 100 */
  account: string;
}

export interface FindPersonPayload {
  /**
   * @format email
   * @maxLength 320
   */
  email: string;
}

/** The API's addresses under the tag `privacy`. */
export class PrivacyApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Takes somebody out of contracts that ended without a signature, out of deliveries and recorded calls */
  erasePerson(
    { account }: ErasePersonParams,
    data: ErasePersonPayload,
    params: RequestParams = {},
  ) {
    return this.send<ErasePersonData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people-data/erase`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** All that is kept of somebody who signs, for them to have */
  exportPerson(
    { account }: ExportPersonParams,
    data: ExportPersonPayload,
    params: RequestParams = {},
  ) {
    return this.send<ExportPersonData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people-data/export`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** What is kept of somebody who signs, by their e-mail address, and what an erasure would do */
  findPerson(
    { account }: FindPersonParams,
    data: FindPersonPayload,
    params: RequestParams = {},
  ) {
    return this.send<FindPersonData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people-data/find`,
      method: "POST",
      body: data,
      ...params,
    });
  }
}
