// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { ConnectionState } from "./schemas/connection-state.ts";
import type { ContractStatus } from "./schemas/contract-status.ts";
import type { Durations } from "./schemas/durations.ts";
import type { NamedDurations } from "./schemas/named-durations.ts";
import type { Signer } from "./schemas/signer.ts";

export interface ReadOverviewData {
  byConnection: readonly NamedDurations[];
  /** By the deal's responsible user */
  byManager: readonly NamedDurations[];
  byPlaybook: readonly NamedDurations[];
  /** All connections to one vendor together */
  byVendor: readonly NamedDurations[];
  connections: readonly ConnectionState[];
  counts: {
    declined: number;
    expired: number;
    /** Contracts that stopped, and connections that are broken */
    needsAttention: number;
    /** Wait for a broken connection */
    onHold: number;
    /** Out for signature */
    sent: number;
    signed: number;
    /** Contracts that need a person */
    stopped: number;
    /** Planned or a draft: not out yet */
    waiting: number;
    withdrawn: number;
  };
  drift: {
    /** Ten of them at most, newest first */
    contracts: readonly {
      /** The deal's */
      name: string;
      reference: string;
    }[];
    /** Contracts of which only the clock found in these weeks what a hook should have told */
    count: number;
    /** Of these, what Kommo should have told; the rest is the vendors' */
    fromCrm: number;
  };
  stuck: readonly {
    company?: string;
    connection: {
      id: string;
      vendor: string;
    };
    contact?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    createdAt: string;
    deal: {
      id: string;
      name: string;
      price: number;
    };
    /**
     * ISO instant, UTC
     * @format date-time
     */
    endedAt?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    expiresAt?: string;
    /** It rests because a connection that it needs is broken */
    isWaiting: boolean;
    /** The deal's responsible user */
    manager?: {
      id: string;
      name: string;
    };
    /** Its id */
    playbook: string;
    /** What people call it */
    playbookName: string;
    /** What stopped it, or what it waits for: one sentence */
    problem?: string;
    reference: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    sentAt?: string;
    signers: readonly Signer[];
    status: ContractStatus;
    stuckBecause: string;
    title?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    updatedAt: string;
    /** The contract's id at the vendor */
    vendorId?: string;
  }[];
  total: {
    sent?: Durations;
    signed?: Durations;
  };
  weeks: readonly {
    sent?: Durations;
    signed?: Durations;
    /** Its Monday, in the account's zone */
    week: string;
  }[];
}

export interface ReadOverviewParams {
  /** @maxLength 100 */
  account: string;
  /**
   * @min 1
   * @max 53
   * @default 12
   */
  weeks?: number;
}

/** The API's addresses under the tag `overview`. */
export class OverviewApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** How things go: counts, durations by week, vendor, playbook and manager, what is stuck, missed hooks, health */
  readOverview(
    { account, ...query }: ReadOverviewParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadOverviewData>({
      path: `/api/accounts/${encodeURIComponent(account)}/overview`,
      method: "GET",
      query: query,
      ...params,
    });
  }
}
