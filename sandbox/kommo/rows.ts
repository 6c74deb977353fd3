import type { TownEntity, TownValue } from "../town/town.ts";

/** Field values by field id, in Kommo's read shape. Replaced whole, never changed in place. */
export type Values = ReadonlyMap<number, readonly TownValue[]>;

/** A tag; the account has one per name. */
export interface Tag {
  readonly id: number;
  readonly name: string;
}

/** A deal. Instants are unix seconds; user 0 is the robot. */
export interface Lead {
  readonly id: number;
  name: string;
  price: number;
  responsibleUserId: number;
  statusId: number;
  pipelineId: number;
  lossReasonId: number | null;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  isDeleted: boolean;
  tags: readonly Tag[];
  contacts: readonly { readonly id: number; readonly isMain: boolean }[];
  companyId: number | null;
  values: Values;
  readonly stageHistory: StageEntry[];
}

/** Every stage that the deal has been in, oldest first. */
interface StageEntry {
  readonly at: number;
  readonly pipelineId: number;
  readonly statusId: number;
  readonly by: number;
}

/** A contact or a company. */
export interface Person {
  readonly id: number;
  readonly entity: "contacts" | "companies";
  name: string;
  firstName: string;
  lastName: string;
  readonly responsibleUserId: number;
  readonly createdAt: number;
  updatedAt: number;
  updatedBy: number;
  readonly companyId: number | null;
  readonly leadIds: Set<number>;
  values: Values;
}

/** A note as it is read. `createdAt` in unix seconds. */
export interface Note {
  readonly id: number;
  readonly entity: TownEntity;
  readonly entityId: number;
  readonly noteType: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly createdBy: number;
  readonly createdAt: number;
  readonly responsibleUserId: number;
}

/** A task. Instants are unix seconds, `duration` seconds. */
export interface Task {
  readonly id: number;
  readonly entity: TownEntity | null;
  readonly entityId: number | null;
  readonly createdBy: number;
  readonly createdAt: number;
  updatedBy: number;
  updatedAt: number;
  text: string;
  completeTill: number;
  responsibleUserId: number;
  taskTypeId: number;
  duration: number;
  isCompleted: boolean;
  resultText: string | null;
}

/** One line of the account's event log. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly entity: "lead" | "contact" | "company";
  readonly entityId: number;
  readonly createdBy: number;
  readonly createdAt: number;
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

/** The latest version of a file, bytes included. */
export interface DriveFile {
  readonly uuid: string;
  readonly versionUuid: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly createdAt: number;
  readonly createdBy: number;
  readonly versions: number;
}

/** A file on its way into the drive. */
export interface UploadSession {
  readonly id: number;
  readonly fileName: string;
  readonly fileSize: number;
  readonly contentType: string;
  readonly fileUuid: string | null;
  readonly startedAt: number;
  readonly parts: Uint8Array[];
  received: number;
}

/** A subscription to account hooks. */
export interface Webhook {
  readonly id: number;
  readonly destination: string;
  readonly createdAt: number;
  readonly createdBy: number;
  updatedAt: number;
  settings: readonly string[];
  sort: number;
  disabled: boolean;
}
