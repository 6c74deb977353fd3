// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { ConnectionState } from "./schemas/connection-state.ts";
import type { TroubledContract } from "./schemas/troubled-contract.ts";

export interface AnswerHeldData {
  /** How many contracts it was about */
  count: number;
}

export interface AnswerHeldParams {
  /** @maxLength 100 */
  account: string;
}

export interface AnswerHeldPayload {
  /** `drop`: no contract is made, and the deals are told nothing */
  answer: "release" | "drop";
  /**
   * @minLength 1
   * @maxLength 100
   */
  playbook: string;
}

export interface ListHeldData {
  held: readonly {
    count: number;
    /** Contracts of the same burst that are not held */
    made: number;
    /** What people call the playbook */
    name: string;
    /** Of these, how many are out for signature now */
    out: number;
    playbook: string;
    /**
     * When the first of them came
     * @format date-time
     */
    since: string;
  }[];
}

export interface ListHeldParams {
  /** @maxLength 100 */
  account: string;
}

export interface ReadAttentionData {
  /** Those that are ill */
  connections: readonly ConnectionState[];
  /** Those that need a person each, newest first; held ones are answered together */
  contracts: readonly TroubledContract[];
  /** How many need a person, on all pages, held ones included */
  count: number;
  next?: string;
}

export interface ReadAttentionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 300 */
  after?: string;
  /**
   * @min 1
   * @max 200
   * @default 100
   */
  limit?: number;
}

export interface ReadResumedData {
  contracts: readonly {
    /** What stopped it, or what it waits for: one sentence */
    problem?: string;
    reference: string;
    /**
     * Since when it has stopped, or waits
     * @format date-time
     */
    since?: string;
    /** `asked`: not taken up yet. `waiting`: for a broken connection. `on`: it goes on, or is over */
    state: "asked" | "stopped" | "waiting" | "on";
    /** What people call that connection */
    waitsFor?: string;
  }[];
}

export interface ReadResumedParams {
  /** @maxLength 100 */
  account: string;
  /**
   * Separated by commas; a hundred at most
   * @minLength 1
   * @maxLength 4100
   */
  references: string;
}

export interface ResumeContractsData {
  accepted: readonly string[];
  refused: readonly {
    reference: string;
    text: string;
  }[];
}

export interface ResumeContractsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ResumeContractsPayload {
  /**
   * @maxItems 500
   * @minItems 1
   */
  references: readonly string[];
}

/** The API's addresses under the tag `attention`. */
export class AttentionApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Lets all held contracts of a playbook go, in the order in which they came, or drops them */
  answerHeld(
    { account }: AnswerHeldParams,
    data: AnswerHeldPayload,
    params: RequestParams = {},
  ) {
    return this.send<AnswerHeldData>({
      path: `/api/accounts/${encodeURIComponent(account)}/attention/held`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** New contracts that are held because unusually many came at once, by playbook */
  listHeld({ account }: ListHeldParams, params: RequestParams = {}) {
    return this.send<ListHeldData>({
      path: `/api/accounts/${encodeURIComponent(account)}/attention/held`,
      method: "GET",
      ...params,
    });
  }

  /** Every failed contract and every dead connection, with the way out */
  readAttention(
    { account, ...query }: ReadAttentionParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadAttentionData>({
      path: `/api/accounts/${encodeURIComponent(account)}/attention`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** What has come of contracts that were resumed; those that are not there are left out */
  readResumed(
    { account, ...query }: ReadResumedParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadResumedData>({
      path: `/api/accounts/${encodeURIComponent(account)}/attention/resumed`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** Fix and resume many contracts; what comes of each is told in its trail */
  resumeContracts(
    { account }: ResumeContractsParams,
    data: ResumeContractsPayload,
    params: RequestParams = {},
  ) {
    return this.send<ResumeContractsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/attention/resume`,
      method: "POST",
      body: data,
      ...params,
    });
  }
}
