// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { CrmField } from "./schemas/crm-field.ts";

export interface ListChoicesData {
  connections: readonly {
    can: Partial<Record<string, unknown>>;
    dialect: string;
    id: string;
    lacks: Partial<Record<string, string>>;
    name: string;
    options: Partial<Record<string, unknown>>;
    provider: string;
    vendor: string;
  }[];
  fields: {
    company: readonly CrmField[];
    contact: readonly CrmField[];
    deal: readonly CrmField[];
    other: readonly CrmField[];
    user: readonly CrmField[];
  };
  missing?: "kommo";
  pipelines: readonly {
    id: string;
    isArchived: boolean;
    name: string;
    stages: readonly {
      id: string;
      name: string;
    }[];
  }[];
  users: readonly {
    email?: string;
    id: string;
    name: string;
  }[];
}

export interface ListChoicesParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListTemplatesData {
  isListed: boolean;
  templates: readonly {
    id: string;
    name: string;
  }[];
}

export interface ListTemplatesParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface ReadTemplateData {
  fields: readonly {
    name: string;
    options?: readonly string[];
    required: boolean;
    suggestion?: string;
    type: string;
  }[];
  help?: string;
  id: string;
  isDescribed: boolean;
  name: string;
  roles: readonly {
    role: string;
    suggestion?: {
      email: string;
      name: string;
    };
  }[];
}

export interface ReadTemplateParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  template: string;
}

export interface SearchDealsData {
  deals: readonly {
    id: string;
    name: string;
    pipeline: string;
    price: number;
    stage: string;
  }[];
}

export interface SearchDealsParams {
  /** @maxLength 100 */
  account: string;
  /**
   * @maxLength 200
   * @default ""
   */
  search?: string;
}

/** The API's addresses under the tag `choices`. */
export class ChoicesApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Pipelines, stages, users, fields and connections to choose from */
  listChoices({ account }: ListChoicesParams, params: RequestParams = {}) {
    return this.send<ListChoicesData>({
      path: `/api/accounts/${encodeURIComponent(account)}/choices`,
      method: "GET",
      ...params,
    });
  }

  /** The vendor's templates */
  listTemplates(
    { account, ...query }: ListTemplatesParams,
    params: RequestParams = {},
  ) {
    return this.send<ListTemplatesData>({
      path: `/api/accounts/${encodeURIComponent(account)}/choices/templates`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** A template's fields and roles, with what could fill them */
  readTemplate(
    { account, ...query }: ReadTemplateParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadTemplateData>({
      path: `/api/accounts/${encodeURIComponent(account)}/choices/template`,
      method: "GET",
      query: query,
      ...params,
    });
  }

  /** Deals to try a playbook with */
  searchDeals(
    { account, ...query }: SearchDealsParams,
    params: RequestParams = {},
  ) {
    return this.send<SearchDealsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/choices/deals`,
      method: "GET",
      query: query,
      ...params,
    });
  }
}
