import type { Template } from "./template.ts";

/** What `request_status` may say. */
export type RequestStatus =
  | "draft"
  | "inprogress"
  | "correction"
  | "completed"
  | "declined"
  | "recalled"
  | "expired";
/** What `action_status` may say; the vendor shows no word for somebody who declined. */
export type ActionStatus = "NOACTION" | "UNOPENED" | "VIEWED" | "SIGNED" | "DECLINED";
/** What a recipient has to do. */
export type ActionType = "SIGN" | "VIEW" | "INPERSONSIGN" | "APPROVER";

/** A recipient of a request. Instants are milliseconds since 1970. */
export interface StoredAction {
  readonly id: string;
  readonly role: string;
  type: ActionType;
  name: string;
  email: string;
  order: number;
  status: ActionStatus;
  verifies: boolean;
  language: string;
  privateNotes: string;
  deliveryMode: string;
  signedAt: number | null;
}

/** A prefilled value, by its label. */
export type PrefillValue = string | boolean | readonly string[];

/** A request as the simulator keeps it. Instants are milliseconds since 1970. */
export interface StoredRequest {
  readonly id: string;
  readonly zsDocumentId: string;
  readonly template: Template;
  readonly documents: readonly { readonly id: string; readonly name: string }[];
  readonly values: ReadonlyMap<string, PrefillValue>;
  readonly createdAt: number;
  readonly isTest: boolean;
  status: RequestStatus;
  name: string;
  notes: string;
  description: string;
  folderId: string | null;
  isSequential: boolean;
  expirationDays: number;
  emailReminders: boolean;
  reminderPeriod: number;
  modifiedAt: number;
  actionAt: number;
  submittedAt: number | null;
  expireBy: number | null;
  declineReason: string | null;
  recallReason: string | null;
  isDeleted: boolean;
  actions: StoredAction[];
  /** How often the signed copy was asked for since it was completed. */
  pdfAsked: number;
  readonly audit: string[];
}

/** Those who have to do something, in their order. */
export const actorsOf = (request: StoredRequest): readonly StoredAction[] =>
  request.actions.filter(({ type }) => type !== "VIEW").toSorted((left, right) => left.order - right.order);

/** Those whose turn it is: the lowest open place where the request is sequential, otherwise everybody who is open. */
export const whoseTurn = (request: StoredRequest): readonly StoredAction[] => {
  const open = actorsOf(request).filter(({ status }) => status !== "SIGNED");
  const [first] = open;
  return first === undefined || !request.isSequential
    ? open
    : open.filter(({ order }) => order === first.order);
};
