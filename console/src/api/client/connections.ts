// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { Connection } from "./schemas/connection.ts";
import type { Dialect } from "./schemas/dialect.ts";
import type { Finding } from "./schemas/finding.ts";

export interface BeginConsentData {
  address?: string;
  steps: readonly string[];
}

export interface BeginConsentParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface CheckConnectionData {
  findings: readonly Finding[];
}

export interface CheckConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface CreateContractFieldData {
  created: boolean;
  id: string;
  name: string;
}

export interface CreateContractFieldParams {
  /** @maxLength 100 */
  account: string;
}

export interface CreateContractFieldPayload {
  /**
   * @minLength 1
   * @maxLength 100
   * @default "Contract ID"
   */
  name?: string;
}

export interface ListConnectionsData {
  connections: readonly Connection[];
}

export interface ListConnectionsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListProvidersData {
  providers: readonly {
    dialects: readonly Dialect[];
    id: string;
    kind: "crm" | "vendor";
    name: string;
    steps: readonly string[];
  }[];
}

export interface ListProvidersParams {
  /** @maxLength 100 */
  account: string;
}

export type PutConnectionData = Connection;

export interface PutConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface PutConnectionPayload {
  dialect?: "documented" | "brief";
  /** @default [] */
  generate?: readonly ("webhookSecret" | "signingSecret")[];
  /** @maxLength 100 */
  provider?: string;
  /** @default {} */
  secrets?: Partial<Record<string, string | null>>;
  settings: Partial<Record<string, unknown>>;
}

export interface ReadHookAddressData {
  isPublic: boolean;
  url: string;
}

export interface ReadHookAddressParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface ReadHookStateData {
  /**
   * When it took our address last
   * @format date-time
   */
  at?: string;
  /** `off`: the other side stopped calling. `unknown`: it does not say */
  state: "registered" | "off" | "absent" | "unknown";
}

export interface ReadHookStateParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface RedeemCodeData {
  findings: readonly Finding[];
}

export interface RedeemCodeParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface RedeemCodePayload {
  /**
   * @minLength 1
   * @maxLength 4000
   */
  code: string;
}

export interface RemoveConnectionData {
  done: true;
}

export interface RemoveConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
  /** @default "false" */
  despite?: "true" | "false";
}

export interface SubscribeConnectionData {
  findings: readonly Finding[];
}

export interface SubscribeConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

/** The API's addresses under the tag `connections`. */
export class ConnectionsApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Begin to be let in: where a person has to agree, and what to do there */
  beginConsent(
    { account, connection }: BeginConsentParams,
    params: RequestParams = {},
  ) {
    return this.send<BeginConsentData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/connect`,
      method: "POST",
      ...params,
    });
  }

  /** Look whether a connection works: credentials, rights, plan */
  checkConnection(
    { account, connection }: CheckConnectionParams,
    params: RequestParams = {},
  ) {
    return this.send<CheckConnectionData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/check`,
      method: "POST",
      ...params,
    });
  }

  /** Make the deal field that receives the contract's id, unless it is there */
  createContractField(
    { account }: CreateContractFieldParams,
    data: CreateContractFieldPayload,
    params: RequestParams = {},
  ) {
    return this.send<CreateContractFieldData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/kommo/contract-field`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Kommo and the vendors: settings, health, token, last delivery, limits */
  listConnections(
    { account }: ListConnectionsParams,
    params: RequestParams = {},
  ) {
    return this.send<ListConnectionsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections`,
      method: "GET",
      ...params,
    });
  }

  /** What can be connected, step by step, and which settings it takes */
  listProviders({ account }: ListProvidersParams, params: RequestParams = {}) {
    return this.send<ListProvidersData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/providers`,
      method: "GET",
      ...params,
    });
  }

  /** Add a connection or change it; credentials are only taken, never told */
  putConnection(
    { account, connection }: PutConnectionParams,
    data: PutConnectionPayload,
    params: RequestParams = {},
  ) {
    return this.send<PutConnectionData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}`,
      method: "PUT",
      body: data,
      ...params,
    });
  }

  /** The address that the other side has to call, with its secret */
  readHookAddress(
    { account, connection }: ReadHookAddressParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadHookAddressData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/hook-address`,
      method: "GET",
      ...params,
    });
  }

  /** Does the other side call us, as far as it is known */
  readHookState(
    { account, connection }: ReadHookStateParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadHookStateData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/hook`,
      method: "GET",
      ...params,
    });
  }

  /** Trade the code that the other side gave the person who agreed */
  redeemCode(
    { account, connection }: RedeemCodeParams,
    data: RedeemCodePayload,
    params: RequestParams = {},
  ) {
    return this.send<RedeemCodeData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/code`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Take a connection out */
  removeConnection(
    { account, connection, ...query }: RemoveConnectionParams,
    params: RequestParams = {},
  ) {
    return this.send<RemoveConnectionData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}`,
      method: "DELETE",
      query: query,
      ...params,
    });
  }

  /** Tell the other side where to call, where it takes that by API */
  subscribeConnection(
    { account, connection }: SubscribeConnectionParams,
    params: RequestParams = {},
  ) {
    return this.send<SubscribeConnectionData>({
      path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/subscribe`,
      method: "POST",
      ...params,
    });
  }
}
