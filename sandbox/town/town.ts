/** An invented account in Kommo's own words and read shapes: the start of every simulated world. Plain data. */
export interface Town {
  readonly account: TownAccount;
  readonly users: readonly TownUser[];
  readonly pipelines: readonly TownPipeline[];
  readonly fields: Readonly<Record<TownEntity, readonly TownField[]>>;
  readonly lossReasons: readonly { readonly id: number; readonly name: string }[];
  readonly companies: readonly TownCompany[];
  readonly contacts: readonly TownContact[];
  readonly deals: readonly TownDeal[];
  /** Deals whose data would trip a careless program, and why. They are among `deals`. */
  readonly nasty: readonly { readonly dealId: number; readonly what: Nasty }[];
}

/** Entities that own custom fields. */
export type TownEntity = "leads" | "contacts" | "companies";

/** What can be wrong with a deal of the town. */
export type Nasty =
  | "long name"
  | "quotes and markup"
  | "emoji"
  | "no e-mail"
  | "invalid e-mail"
  | "main contact is not first"
  | "no contact"
  | "no company"
  | "price 0"
  | "empty name"
  | "no fields"
  | "several e-mails";

/** What the account itself says. */
interface TownAccount {
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  readonly currency: string;
  readonly country: string;
  readonly language: string;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** A person who works in Kommo. */
export interface TownUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly lang: string;
  readonly isAdmin: boolean;
}

/** A pipeline with its stages in order. */
export interface TownPipeline {
  readonly id: number;
  readonly name: string;
  readonly isMain: boolean;
  readonly stages: readonly TownStage[];
}

/** A stage; 142 and 143 occur in every pipeline. */
export interface TownStage {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  /** 1 = "Incoming leads", 0 = all others. */
  readonly type: 0 | 1;
}

/** All field types of Kommo's reference that leads, contacts or companies can have. */
export type TownFieldType =
  | "text"
  | "textarea"
  | "url"
  | "streetaddress"
  | "tracking_data"
  | "numeric"
  | "monetary"
  | "checkbox"
  | "select"
  | "radiobutton"
  | "multiselect"
  | "date"
  | "date_time"
  | "birthday"
  | "multitext"
  | "smart_address"
  | "legal_entity"
  | "file"
  | "chained_list"
  | "linked_entity";

/** Definition of a custom field. */
export interface TownField {
  readonly id: number;
  readonly name: string;
  readonly type: TownFieldType;
  /** Most custom fields have none. */
  readonly code: string | null;
  readonly sort: number;
  readonly enums: readonly TownEnum[] | null;
  readonly currency: string | null;
}

/** One option of a field. */
export interface TownEnum {
  readonly id: number;
  readonly value: string;
  readonly code: string | null;
  readonly sort: number;
}

/** One value as Kommo stores and reads it. */
export interface TownValue {
  readonly value: unknown;
  readonly enum_id?: number;
  readonly enum_code?: string | null;
}

/** Values of one entity by field id. */
export type TownValues = readonly { readonly fieldId: number; readonly values: readonly TownValue[] }[];

/** A company. `createdAt` in unix seconds. */
export interface TownCompany {
  readonly id: number;
  readonly name: string;
  readonly responsibleUserId: number;
  readonly createdAt: number;
  readonly values: TownValues;
}

/** A person of a customer. `createdAt` in unix seconds. */
export interface TownContact {
  readonly id: number;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyId: number | null;
  readonly responsibleUserId: number;
  readonly createdAt: number;
  readonly values: TownValues;
}

/** A deal. Instants in unix seconds, `price` in whole units of the account's currency. */
export interface TownDeal {
  readonly id: number;
  readonly name: string;
  readonly price: number;
  readonly pipelineId: number;
  readonly statusId: number;
  readonly responsibleUserId: number;
  readonly companyId: number | null;
  readonly contacts: readonly { readonly id: number; readonly isMain: boolean }[];
  readonly tags: readonly string[];
  readonly lossReasonId: number | null;
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly values: TownValues;
}
