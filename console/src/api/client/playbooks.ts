// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { DryRun } from "./schemas/dry-run.ts";
import type { Finding } from "./schemas/finding.ts";
import type { Issue } from "./schemas/issue.ts";
import type { PlaybookDetail } from "./schemas/playbook-detail.ts";
import type { PlaybookInput } from "./schemas/playbook-input.ts";
import type { PlaybookLine } from "./schemas/playbook-line.ts";
import type { PlaybookVersion } from "./schemas/playbook-version.ts";
import type { TestSent } from "./schemas/test-sent.ts";

export interface CheckPlaybookData {
  findings: readonly Finding[];
  issues: readonly Issue[];
}

export interface CheckPlaybookParams {
  /** @maxLength 100 */
  account: string;
}

export interface CheckPlaybookPayload {
  /** @default false */
  deep?: boolean;
  playbook: PlaybookInput;
}

export type DryRunData = DryRun;

export interface DryRunParams {
  /** @maxLength 100 */
  account: string;
}

export type DryRunPayload =
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      /** @maxLength 100 */
      id: string;
    }
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      playbook: PlaybookInput;
    };

export interface ListPlaybookVersionsData {
  versions: readonly PlaybookVersion[];
}

export interface ListPlaybookVersionsParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface ListPlaybooksData {
  playbooks: readonly PlaybookLine[];
}

export interface ListPlaybooksParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListRemovedPlaybooksData {
  removed: readonly {
    /** @format date-time */
    at: string;
    by: string;
    enabled: boolean;
    id: string;
    name: string;
    version: number;
  }[];
}

export interface ListRemovedPlaybooksParams {
  /** @maxLength 100 */
  account: string;
}

export type PutPlaybookData = PlaybookDetail;

export interface PutPlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface PutPlaybookPayload {
  /** @default false */
  isNew?: boolean;
  /** @maxLength 500 */
  note?: string;
  playbook: PlaybookInput;
  version?: number;
}

export type ReadPlaybookData = PlaybookDetail;

export interface ReadPlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface RemovePlaybookData {
  done: true;
}

export interface RemovePlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @default "false" */
  despite?: "true" | "false";
  /** @maxLength 100 */
  playbook: string;
}

export type RollBackPlaybookData = PlaybookDetail;

export interface RollBackPlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface RollBackPlaybookPayload {
  /** @exclusiveMin 0 */
  version: number;
}

export type SwitchOffData = PlaybookDetail;

export interface SwitchOffParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export type SwitchOnData = PlaybookDetail;

export interface SwitchOnParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export type TestSendData = TestSent;

export interface TestSendParams {
  /** @maxLength 100 */
  account: string;
}

export type TestSendPayload =
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      /**
       * @format email
       * @maxLength 320
       */
      email: string;
      /** @maxLength 100 */
      id: string;
      /**
       * @minLength 8
       * @maxLength 100
       */
      key: string;
    }
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      /**
       * @format email
       * @maxLength 320
       */
      email: string;
      /**
       * @minLength 8
       * @maxLength 100
       */
      key: string;
      playbook: PlaybookInput;
    };

/** The API's addresses under the tag `playbooks`. */
export class PlaybooksApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** What is wrong with a draft; nothing is kept */
  checkPlaybook(
    { account }: CheckPlaybookParams,
    data: CheckPlaybookPayload,
    params: RequestParams = {},
  ) {
    return this.send<CheckPlaybookData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/check`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** What would be sent for a deal, to whom, and what would follow; nothing is sent or kept */
  dryRun(
    { account }: DryRunParams,
    data: DryRunPayload,
    params: RequestParams = {},
  ) {
    return this.send<DryRunData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/dry-run`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Playbooks and how their contracts stand */
  listPlaybooks({ account }: ListPlaybooksParams, params: RequestParams = {}) {
    return this.send<ListPlaybooksData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks`,
      method: "GET",
      ...params,
    });
  }

  /** The versions in which it changed, newest first, with what each changed */
  listPlaybookVersions(
    { account, playbook }: ListPlaybookVersionsParams,
    params: RequestParams = {},
  ) {
    return this.send<ListPlaybookVersionsData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/history`,
      method: "GET",
      ...params,
    });
  }

  /** Playbooks that were taken out, the last ones first; rolled back to their version they are there again */
  listRemovedPlaybooks(
    { account }: ListRemovedPlaybooksParams,
    params: RequestParams = {},
  ) {
    return this.send<ListRemovedPlaybooksData>({
      path: `/api/accounts/${encodeURIComponent(account)}/removed-playbooks`,
      method: "GET",
      ...params,
    });
  }

  /** Save a playbook as a new version, or make one */
  putPlaybook(
    { account, playbook }: PutPlaybookParams,
    data: PutPlaybookPayload,
    params: RequestParams = {},
  ) {
    return this.send<PutPlaybookData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}`,
      method: "PUT",
      body: data,
      ...params,
    });
  }

  /** One playbook, every default in its place */
  readPlaybook(
    { account, playbook }: ReadPlaybookParams,
    params: RequestParams = {},
  ) {
    return this.send<ReadPlaybookData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}`,
      method: "GET",
      ...params,
    });
  }

  /** Take a playbook out */
  removePlaybook(
    { account, playbook, ...query }: RemovePlaybookParams,
    params: RequestParams = {},
  ) {
    return this.send<RemovePlaybookData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}`,
      method: "DELETE",
      query: query,
      ...params,
    });
  }

  /** Make a playbook what it was in a version, as a new version */
  rollBackPlaybook(
    { account, playbook }: RollBackPlaybookParams,
    data: RollBackPlaybookPayload,
    params: RequestParams = {},
  ) {
    return this.send<RollBackPlaybookData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/roll-back`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** No new contracts; those under way go on */
  switchOff(
    { account, playbook }: SwitchOffParams,
    params: RequestParams = {},
  ) {
    return this.send<SwitchOffData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/off`,
      method: "POST",
      ...params,
    });
  }

  /** Deals that enter the stage from now on get the contract */
  switchOn({ account, playbook }: SwitchOnParams, params: RequestParams = {}) {
    return this.send<SwitchOnData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/on`,
      method: "POST",
      ...params,
    });
  }

  /** Send the contract of a deal to oneself; nothing is written to Kommo */
  testSend(
    { account }: TestSendParams,
    data: TestSendPayload,
    params: RequestParams = {},
  ) {
    return this.send<TestSendData>({
      path: `/api/accounts/${encodeURIComponent(account)}/playbooks/test-send`,
      method: "POST",
      body: data,
      ...params,
    });
  }
}
