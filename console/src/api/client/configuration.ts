// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { Issue } from "./schemas/issue.ts";
import type { Settings } from "./schemas/settings.ts";

export type ChangeSettingsData = Settings;

export interface ChangeSettingsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ChangeSettingsPayload {
  installation?: {
    allowPrivateHosts?: boolean;
    publicUrl?: string | null;
    retention?: {
      /**
       * @min 1
       * @max 3650
       */
      callsDays?: number;
      /**
       * @min 1
       * @max 3650
       */
      changesDays?: number;
      /**
       * @min 1
       * @max 3650
       */
      deliveriesDays?: number;
    };
  };
  /** @maxLength 100 */
  locale?: string;
  /** @maxLength 200 */
  name?: string;
  retention?: {
    callsDays?: number;
    deliveriesDays?: number;
    /** Contracts that ended without a signature; 30 or more */
    endedDays?: number;
    /** Signed contracts, with their archive; 365 or more */
    signedDays?: number;
  };
  /** @maxLength 100 */
  timezone?: string;
}

export interface CreateAccountData {
  done: true;
}

export interface CreateAccountPayload {
  /** @maxLength 100 */
  id: string;
  /**
   * @maxLength 100
   * @default "en"
   */
  locale?: string;
  /**
   * What people call it; left out = the id
   * @maxLength 200
   */
  name?: string;
  /**
   * @maxLength 100
   * @default "UTC"
   */
  timezone?: string;
}

export type ExportConfigurationData = string;

export interface ExportConfigurationParams {
  /** @maxLength 100 */
  account: string;
}

export interface ImportConfigurationData {
  differences: readonly {
    after?: unknown;
    before?: unknown;
    /** As people call the place */
    name: string;
    path: string;
  }[];
  issues: readonly Issue[];
  missing: readonly string[];
  /** What is taken out, and what becomes of the contracts that are under way */
  removes: {
    /** `kommo` among them */
    connections: readonly {
      id: string;
      name: string;
    }[];
    /** Contracts that go on although their playbook is taken out */
    goingOn: number;
    playbooks: readonly {
      id: string;
      name: string;
    }[];
    /** Contracts that would rest until what they need is back */
    waiting: number;
  };
  version?: number;
}

export interface ImportConfigurationParams {
  /** @maxLength 100 */
  account: string;
}

export interface ImportConfigurationPayload {
  /**
   * Although contracts under way would wait
   * @default false
   */
  despite?: boolean;
  /** @default false */
  trial?: boolean;
  /** @maxLength 1000000 */
  yaml: string;
}

export type ReadSettingsData = Settings;

export interface ReadSettingsParams {
  /** @maxLength 100 */
  account: string;
}

/** The API's addresses under the tag `configuration`. */
export class ConfigurationApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Change them; the installation's part is for its owner alone */
  changeSettings(
    { account }: ChangeSettingsParams,
    data: ChangeSettingsPayload,
    params: RequestParams = {},
  ) {
    return this.send<ChangeSettingsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/settings`,
      method: "PUT",
      body: data,
      ...params,
    });
  }

  /** Add an account to the installation */
  createAccount(data: CreateAccountPayload, params: RequestParams = {}) {
    return this.send<CreateAccountData>({
      path: `/api/accounts`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** The account as a configuration file, without its credentials */
  exportConfiguration(
    { account }: ExportConfigurationParams,
    params: RequestParams = {},
  ) {
    return this.send<ExportConfigurationData>({
      path: `/api/accounts/${encodeURIComponent(account)}/configuration.yaml`,
      method: "GET",
      ...params,
    });
  }

  /** Take the account over from a configuration file, or see what that would change */
  importConfiguration(
    { account }: ImportConfigurationParams,
    data: ImportConfigurationPayload,
    params: RequestParams = {},
  ) {
    return this.send<ImportConfigurationData>({
      path: `/api/accounts/${encodeURIComponent(account)}/configuration`,
      method: "PUT",
      body: data,
      ...params,
    });
  }

  /** Time zone, language, and the installation's settings */
  readSettings({ account }: ReadSettingsParams, params: RequestParams = {}) {
    return this.send<ReadSettingsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/settings`,
      method: "GET",
      ...params,
    });
  }
}
