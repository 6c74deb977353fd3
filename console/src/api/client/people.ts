// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { Change } from "./schemas/change.ts";
import type { Invitation } from "./schemas/invitation.ts";
import type { Key } from "./schemas/key.ts";
import type { Person } from "./schemas/person.ts";

export interface ChangeRoleData {
  done: true;
}

export interface ChangeRoleParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  person: string;
}

export interface ChangeRolePayload {
  /** @default false */
  everywhere?: boolean;
  role: "viewer" | "operator" | "owner";
}

export interface InvitePersonData {
  invitation: Invitation;
  path: string;
}

export interface InvitePersonParams {
  /** @maxLength 100 */
  account: string;
}

export interface InvitePersonPayload {
  /**
   * @format email
   * @maxLength 254
   */
  email: string;
  /** @default false */
  everywhere?: boolean;
  role: "viewer" | "operator" | "owner";
}

export interface ListChangesData {
  changes: readonly Change[];
  next?: string;
}

export interface ListChangesParams {
  /** @maxLength 100 */
  account: string;
  /**
   * `next` of the page before
   * @maxLength 300
   */
  after?: string;
  /**
   * @min 1
   * @max 200
   * @default 50
   */
  limit?: number;
}

export interface ListKeysData {
  keys: readonly Key[];
}

export interface ListKeysParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListPeopleData {
  invitations: readonly Invitation[];
  people: readonly Person[];
}

export interface ListPeopleParams {
  /** @maxLength 100 */
  account: string;
}

export interface MakeKeyData {
  key: Key;
  secret: string;
}

export interface MakeKeyParams {
  /** @maxLength 100 */
  account: string;
}

export interface MakeKeyPayload {
  /** @format date-time */
  endsAt?: string;
  /**
   * @minLength 1
   * @maxLength 100
   * @pattern ^[^\p{Cc}\p{Zl}\p{Zp}]+$
   */
  name: string;
  role: "viewer" | "operator" | "owner";
}

export interface RemoveKeyData {
  done: true;
}

export interface RemoveKeyParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  key: string;
}

export interface RemovePersonData {
  done: true;
}

export interface RemovePersonParams {
  /** @maxLength 100 */
  account: string;
  everywhere?: string;
  /** @maxLength 100 */
  person: string;
}

export interface WhatEndsData {
  ends: readonly {
    account: string;
    kind: "key" | "invitation";
    /** The key's name, or the address that is invited */
    name: string;
    role: "viewer" | "operator" | "owner";
  }[];
}

export interface WhatEndsParams {
  /** @maxLength 100 */
  account: string;
  everywhere?: string;
  /** @maxLength 100 */
  person: string;
  /** The role that they would have; left out: none */
  role?: "viewer" | "operator" | "owner";
}

export interface WithdrawInvitationData {
  done: true;
}

export interface WithdrawInvitationParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  invitation: string;
}

/** The API's addresses under the tag `people`. */
export class PeopleApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Give somebody another role; with a lesser one, what they made and exceeds it ends. Only people may */
  changeRole(
    { account, person }: ChangeRoleParams,
    data: ChangeRolePayload,
    params: RequestParams = {},
  ) {
    return this.send<ChangeRoleData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people/${encodeURIComponent(person)}`,
      method: "PATCH",
      body: data,
      ...params,
    });
  }

  /** Make a one-time link that lets somebody in; it ends after seven days, and only people may */
  invitePerson(
    { account }: InvitePersonParams,
    data: InvitePersonPayload,
    params: RequestParams = {},
  ) {
    return this.send<InvitePersonData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people/invitations`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Who changed people, keys, settings, connections and playbooks, and who signed in; newest first */
  listChanges(
    { account, ...query }: ListChangesParams,
    params: RequestParams = {},
  ) {
    return this.send<ListChangesData>({
      path: `/api/accounts/${encodeURIComponent(account)}/changes`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** The account's API keys, without their secrets */
  listKeys({ account }: ListKeysParams, params: RequestParams = {}) {
    return this.send<ListKeysData>({
      path: `/api/accounts/${encodeURIComponent(account)}/keys`,
      method: "GET",
      ...params,
    });
  }

  /** Who may do what here; owners also see who is invited */
  listPeople({ account }: ListPeopleParams, params: RequestParams = {}) {
    return this.send<ListPeopleData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people`,
      method: "GET",
      ...params,
    });
  }

  /** Make an API key for this account; only people may */
  makeKey(
    { account }: MakeKeyParams,
    data: MakeKeyPayload,
    params: RequestParams = {},
  ) {
    return this.send<MakeKeyData>({
      path: `/api/accounts/${encodeURIComponent(account)}/keys`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Take an API key back; it ends at once */
  removeKey({ account, key }: RemoveKeyParams, params: RequestParams = {}) {
    return this.send<RemoveKeyData>({
      path: `/api/accounts/${encodeURIComponent(account)}/keys/${encodeURIComponent(key)}`,
      method: "DELETE",
      ...params,
    });
  }

  /** Take somebody's role away, with the keys and open invitations that they made; who has none left is forgotten. Only people may */
  removePerson(
    { account, person, ...query }: RemovePersonParams,
    params: RequestParams = {},
  ) {
    return this.send<RemovePersonData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people/${encodeURIComponent(person)}`,
      method: "DELETE",
      query: query,
      ...params,
    });
  }

  /** What ends with somebody's role: keys and open invitations that they made */
  whatEnds(
    { account, person, ...query }: WhatEndsParams,
    params: RequestParams = {},
  ) {
    return this.send<WhatEndsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people/${encodeURIComponent(person)}/ends`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** End an invitation before it is taken up */
  withdrawInvitation(
    { account, invitation }: WithdrawInvitationParams,
    params: RequestParams = {},
  ) {
    return this.send<WithdrawInvitationData>({
      path: `/api/accounts/${encodeURIComponent(account)}/people/invitations/${encodeURIComponent(invitation)}`,
      method: "DELETE",
      ...params,
    });
  }
}
