// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { RequestParams, Send } from "../call.ts";
import type { Sandbox } from "./schemas/sandbox.ts";

export interface ActOnPaperData {
  done: true;
}

export interface ActOnPaperParams {
  /** @maxLength 60 */
  inbox: string;
  /** @maxLength 100 */
  paper: string;
}

export interface ActOnPaperPayload {
  act: "open" | "sign" | "sign-all" | "decline" | "expire";
  /**
   * Why they decline
   * @maxLength 500
   */
  reason?: string;
  /**
   * E-mail; absent = whose turn it is
   * @maxLength 254
   */
  signer?: string;
}

export interface AddSandboxDealData {
  id: string;
}

export interface AddSandboxDealPayload {
  /** @maxLength 40 */
  pipeline: string;
}

export interface EditSandboxContactData {
  done: true;
}

export interface EditSandboxContactParams {
  /** @maxLength 40 */
  contact: string;
}

export interface EditSandboxContactPayload {
  /**
   * Any text; empty takes it away
   * @maxLength 254
   */
  email: string;
}

export interface MoveSandboxDealData {
  done: true;
}

export interface MoveSandboxDealParams {
  /** @maxLength 40 */
  deal: string;
}

export interface MoveSandboxDealPayload {
  /** @maxLength 40 */
  pipeline: string;
  /** @maxLength 40 */
  stage: string;
}

export interface PassSandboxDaysData {
  done: true;
}

export interface PassSandboxDaysPayload {
  /**
   * @min 1
   * @max 60
   */
  days: number;
}

export type ReadSandboxData = Sandbox;

export interface ReadSandboxDealData {
  attached: readonly {
    bytes: number;
    id: string;
    name: string;
  }[];
  company?: string;
  contact?: string;
  fields: readonly {
    name: string;
    value: string;
  }[];
  files: number;
  id: string;
  manager?: string;
  name: string;
  notes: number;
  people: readonly {
    email: string;
    id: string;
    name: string;
  }[];
  pipeline: string;
  price: number;
  stage: string;
  /** Those that are not done */
  tasks: number;
  toDo: readonly {
    id: string;
    isDone: boolean;
    text: string;
    who?: string;
  }[];
  /** Notes */
  written: readonly {
    /** @format date-time */
    at: string;
    id: string;
    text: string;
  }[];
}

export interface ReadSandboxDealParams {
  /** @maxLength 40 */
  deal: string;
}

export interface SetSandboxMoodsData {
  done: true;
}

export interface SetSandboxMoodsParams {
  /** @maxLength 60 */
  side: string;
}

export interface SetSandboxMoodsPayload {
  calls: "well" | "errors" | "busy" | "lost" | "down";
  news: "well" | "dropped" | "doubled" | "late";
}

/** The API's addresses under the tag `sandbox`. */
export class SandboxApi {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Do what a signer does at one of the demo's vendors */
  actOnPaper(
    { inbox, paper }: ActOnPaperParams,
    data: ActOnPaperPayload,
    params: RequestParams = {},
  ) {
    return this.send<ActOnPaperData>({
      path: `/api/sandbox/inboxes/${encodeURIComponent(inbox)}/papers/${encodeURIComponent(paper)}`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** A new deal in the demo's Kommo */
  addSandboxDeal(data: AddSandboxDealPayload, params: RequestParams = {}) {
    return this.send<AddSandboxDealData>({
      path: `/api/sandbox/deals`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Change the e-mail address of a contact of the demo's Kommo */
  editSandboxContact(
    { contact }: EditSandboxContactParams,
    data: EditSandboxContactPayload,
    params: RequestParams = {},
  ) {
    return this.send<EditSandboxContactData>({
      path: `/api/sandbox/contacts/${encodeURIComponent(contact)}`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Move a deal of the demo's Kommo to another stage */
  moveSandboxDeal(
    { deal }: MoveSandboxDealParams,
    data: MoveSandboxDealPayload,
    params: RequestParams = {},
  ) {
    return this.send<MoveSandboxDealData>({
      path: `/api/sandbox/deals/${encodeURIComponent(deal)}/move`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** Put the demo's calendar forward by whole days */
  passSandboxDays(data: PassSandboxDaysPayload, params: RequestParams = {}) {
    return this.send<PassSandboxDaysData>({
      path: `/api/sandbox/days`,
      method: "POST",
      body: data,
      ...params,
    });
  }

  /** The demo's invented Kommo, its vendors' inboxes, and what just happened */
  readSandbox(params: RequestParams = {}) {
    return this.send<ReadSandboxData>({
      path: `/api/sandbox`,
      method: "GET",
      ...params,
    });
  }

  /** One deal of the demo's Kommo: its people, notes, tasks and files */
  readSandboxDeal({ deal }: ReadSandboxDealParams, params: RequestParams = {}) {
    return this.send<ReadSandboxDealData>({
      path: `/api/sandbox/deals/${encodeURIComponent(deal)}`,
      method: "GET",
      ...params,
    });
  }

  /** Let the demo's Kommo or a vendor of it fail on purpose */
  setSandboxMoods(
    { side }: SetSandboxMoodsParams,
    data: SetSandboxMoodsPayload,
    params: RequestParams = {},
  ) {
    return this.send<SetSandboxMoodsData>({
      path: `/api/sandbox/moods/${encodeURIComponent(side)}`,
      method: "PUT",
      body: data,
      ...params,
    });
  }
}
