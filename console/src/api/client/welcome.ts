// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";

export interface AcceptInvitationData {
  account: string;
}

export interface AcceptInvitationPayload {
  /**
   * @minLength 1
   * @maxLength 100
   * @pattern ^[^\p{Cc}\p{Zl}\p{Zp}]+$
   */
  name?: string;
  /**
   * @minLength 12
   * @maxLength 128
   */
  password?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  token: string;
}

export interface BecomeOwnerData {
  account: string;
}

export interface BecomeOwnerPayload {
  /**
   * @format email
   * @maxLength 254
   */
  email: string;
  /**
   * @minLength 1
   * @maxLength 100
   * @pattern ^[^\p{Cc}\p{Zl}\p{Zp}]+$
   */
  name: string;
  /**
   * @minLength 12
   * @maxLength 128
   */
  password?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  token: string;
}

export interface EnterDemoData {
  account: string;
}

export interface LookAtInvitationData {
  account: string;
  accountName: string;
  email?: string;
  kind: "owner" | "invitation";
  role: "viewer" | "operator" | "owner";
}

export interface LookAtInvitationPayload {
  /**
   * @minLength 1
   * @maxLength 200
   */
  token: string;
}

export interface ReadEntranceData {
  hasSingleSignOn: boolean;
  needsOwner: boolean;
  suggestion?: {
    email: string;
    name: string;
  };
}

/** The API's addresses under the tag `welcome`. */
export class WelcomeApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Take up an invitation: with name and password, or signed in already */
  acceptInvitation(data: AcceptInvitationPayload, params: RequestParams = {}) {
    return this.send<AcceptInvitationData>({
      path: `/api/invitations/accept`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Become the installation's owner by the one-time link, and be signed in */
  becomeOwner(data: BecomeOwnerPayload, params: RequestParams = {}) {
    return this.send<BecomeOwnerData>({
      path: `/api/welcome`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Be the demo's owner once more; in the demo alone, from its own pages on this machine */
  enterDemo(params: RequestParams = {}) {
    return this.send<EnterDemoData>({
      path: `/api/demo/enter`,
      method: "POST",
      ...params,
    });
  }

  /** What a one-time link is for */
  lookAtInvitation(data: LookAtInvitationPayload, params: RequestParams = {}) {
    return this.send<LookAtInvitationData>({
      path: `/api/invitations/look`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** What the sign-in page must know */
  readEntrance(params: RequestParams = {}) {
    return this.send<ReadEntranceData>({
      path: `/api/entrance`,
      method: "GET",
      ...params,
    });
  }
}
