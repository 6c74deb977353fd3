// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { ContractLine } from "./schemas/contract-line.ts";
import type { ContractView } from "./schemas/contract-view.ts";
import type { VendorCall } from "./schemas/vendor-call.ts";

export type ExportContractsData = string;

export interface ExportContractsParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 200 */
  connection?: string;
  /** @maxLength 200 */
  playbook?: string;
  /**
   * Beginnings of words: deal, company, people, e-mail, reference, deal id, the vendor's id
   * @maxLength 200
   */
  search?: string;
  /** @default "newest" */
  sort?: "newest" | "sent" | "ended" | "expiring";
  status?:
    | "planned"
    | "drafted"
    | "sent"
    | "signed"
    | "declined"
    | "expired"
    | "withdrawn"
    | "failed"
    | "waiting";
  /**
   * Id of the deal's responsible user
   * @maxLength 40
   */
  user?: string;
}

export interface ListContractFiltersData {
  connections: readonly {
    id: string;
    vendor: string;
  }[];
  playbooks: readonly {
    id: string;
    name: string;
  }[];
  users: readonly {
    id: string;
    name: string;
  }[];
}

export interface ListContractFiltersParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListContractsData {
  contracts: readonly ContractLine[];
  /** How many fit the filter; counted up to 2,000. Absent where that would take long: ask the overview */
  found?: {
    count: number;
    isAtLeast: boolean;
  };
  /** Absent = this is the last page */
  next?: string;
}

export interface ListContractsParams {
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
  /** @maxLength 200 */
  playbook?: string;
  /**
   * Beginnings of words: deal, company, people, e-mail, reference, deal id, the vendor's id
   * @maxLength 200
   */
  search?: string;
  /** @default "newest" */
  sort?: "newest" | "sent" | "ended" | "expiring";
  status?:
    | "planned"
    | "drafted"
    | "sent"
    | "signed"
    | "declined"
    | "expired"
    | "withdrawn"
    | "failed"
    | "waiting";
  /**
   * Id of the deal's responsible user
   * @maxLength 40
   */
  user?: string;
}

export interface ReadContractCallsData {
  calls: readonly VendorCall[];
}

export interface ReadContractCallsParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export type ReadContractData = ContractView;

export type ReadContractDocumentData = string;

export interface ReadContractDocumentParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 10 */
  download?: string;
  /** @maxLength 300 */
  name: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ReadContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

/** The API's addresses under the tag `contracts`. */
export class ContractsApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** All contracts that fit the filter, as CSV */
  exportContracts(
    { account, ...query }: ExportContractsParams,
    params: RequestParams = {},
  ) {
    return this.send<ExportContractsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts.csv`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** Playbooks, connections and responsible users that the account's contracts have */
  listContractFilters(
    { account }: ListContractFiltersParams,
    params: RequestParams = {},
  ) {
    return this.send<ListContractFiltersData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts-filters`,
      method: "GET",
      ...params,
    });
  }

  /** Contracts, filtered, searched and sorted, page by page */
  listContracts(
    { account, ...query }: ListContractsParams,
    params: RequestParams = {},
  ) {
    return this.send<ListContractsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** One contract: where it stands, its signers, trail, values, documents, and what can be done */
  readContract(
    { account, reference }: ReadContractParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadContractData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}`,
      method: "GET",
      ...params,
    });
  }

  /** The newest calls made for a contract, oldest first; nothing secret in them */
  readContractCalls(
    { account, reference }: ReadContractCallsParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadContractCallsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/calls`,
      method: "GET",
      ...params,
    });
  }

  /** One document from the archive, its hash compared */
  readContractDocument(
    { account, reference, name, ...query }: ReadContractDocumentParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadContractDocumentData>({
      path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/documents/${encodeURIComponent(name)}`,
      method: "GET",
      query: query,
      ...params,
    });
  }
}
