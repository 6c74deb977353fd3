// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";

export interface ExtendContractData {
  accepted: true;
}

export interface ExtendContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ExtendContractPayload {
  /**
   * The new deadline, so many days from now
   * @min 1
   * @max 3650
   */
  days: number;
}

export interface LinkContractData {
  accepted: true;
}

export interface LinkContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface LinkContractPayload {
  /**
   * Through which it is read; default: the contract's own
   * @maxLength 200
   */
  connection?: string;
  /**
   * The vendor's contract: its id, or the address of its page
   * @minLength 1
   * @maxLength 2000
   */
  contract: string;
}

export interface LookAtContractData {
  accepted: true;
}

export interface LookAtContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface RemindSignersData {
  accepted: true;
}

export interface RemindSignersParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ResumeContractData {
  accepted: true;
}

export interface ResumeContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface SendContractAgainData {
  accepted: true;
}

export interface SendContractAgainParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface SendContractData {
  accepted: true;
}

export interface SendContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface WithdrawContractData {
  accepted: true;
}

export interface WithdrawContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface WithdrawContractPayload {
  /**
   * Told to the vendor, and kept
   * @maxLength 500
   */
  reason?: string;
}

/** The API's addresses under the tag `actions`. */
export class ActionsApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Give the signers more time. What comes of it is told in the trail */
  extendContract(
    { account, reference }: ExtendContractParams,
    data: ExtendContractPayload,
    params: RequestParams = {},
  ) {
    return this.send<ExtendContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/extend`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Take over a contract that exists at the vendor. What comes of it is told in the trail */
  linkContract(
    { account, reference }: LinkContractParams,
    data: LinkContractPayload,
    params: RequestParams = {},
  ) {
    return this.send<LinkContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/link`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Read deal and contract now. What comes of it is told in the trail */
  lookAtContract(
    { account, reference }: LookAtContractParams,
    params: RequestParams = {},
  ) {
    return this.send<LookAtContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/look`,
      method: "POST",
      ...params,
    });
  }

  /** Remind the signers who have not signed. What comes of it is told in the trail */
  remindSigners(
    { account, reference }: RemindSignersParams,
    params: RequestParams = {},
  ) {
    return this.send<RemindSignersData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/remind`,
      method: "POST",
      ...params,
    });
  }

  /** Fix and resume: go on from where it stopped. What comes of it is told in the trail */
  resumeContract(
    { account, reference }: ResumeContractParams,
    params: RequestParams = {},
  ) {
    return this.send<ResumeContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/resume`,
      method: "POST",
      ...params,
    });
  }

  /** Send a draft that waits for a person. What comes of it is told in the trail */
  sendContract(
    { account, reference }: SendContractParams,
    params: RequestParams = {},
  ) {
    return this.send<SendContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/send`,
      method: "POST",
      ...params,
    });
  }

  /** Send a new contract for the same deal. What comes of it is told in the trail */
  sendContractAgain(
    { account, reference }: SendContractAgainParams,
    params: RequestParams = {},
  ) {
    return this.send<SendContractAgainData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/send-again`,
      method: "POST",
      ...params,
    });
  }

  /** Take the contract back. What comes of it is told in the trail */
  withdrawContract(
    { account, reference }: WithdrawContractParams,
    data: WithdrawContractPayload,
    params: RequestParams = {},
  ) {
    return this.send<WithdrawContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/withdraw`,
      method: "POST",
      body: data,
      ...params,
    });
  }
}
