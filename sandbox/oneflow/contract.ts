/** Words of the vendor; the brief says `expired` where the vendor says `overdue`. */
export type State = "draft" | "pending" | "overdue" | "signed" | "declined";

export const DELIVERY_CHANNELS = ["email", "none", "same_device", "sms"] as const;
export const SIGN_METHODS = [
  "standard_esign",
  "sms",
  "swedish_bankid",
  "norwegian_bankid",
  "danish_nemid",
  "finnish_bankid",
] as const;
export const TWO_STEP_METHODS = ["none", "email", "sms"] as const;

export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];
export type SignMethod = (typeof SIGN_METHODS)[number];
export type TwoStepMethod = (typeof TWO_STEP_METHODS)[number];
export type DeliveryStatus = "not_sent" | "pending" | "failure" | "bounce" | "success" | "opened";

/** Somebody on a contract. Instants are milliseconds since 1970. */
export interface Participant {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly identificationNumber: string | null;
  readonly title: string | null;
  readonly customId: string | null;
  readonly deliveryChannel: DeliveryChannel;
  readonly signMethod: SignMethod;
  readonly twoStep: TwoStepMethod;
  readonly organizer: boolean;
  readonly createdAt: number;
  /** The brief's `signatory_order`; without it the turn never matters. */
  readonly order: number;
  signatory: boolean;
  canUpdate: boolean;
  deliveryStatus: DeliveryStatus;
  signState: "undecided" | "signed" | "declined";
  signStateAt: number | null;
  visits: number;
  firstVisitAt: number | null;
  lastVisitAt: number | null;
  updatedAt: number;
}

/** One side of a contract. */
export interface Party {
  readonly id: number;
  readonly type: "company" | "individual";
  readonly name: string | null;
  readonly countryCode: string | null;
  readonly identificationNumber: string | null;
  readonly customId: string | null;
  readonly isMine: boolean;
  readonly createdAt: number;
  participants: readonly Participant[];
}

/** A data field of a template or of a contract: text only; `""` is no value. */
export interface DataField {
  readonly id: number;
  /** What an API caller names it by; texts in the contract are bound to it. */
  readonly customId: string;
  /** What people read. */
  readonly name: string;
  readonly description: string;
  readonly value: string;
  /** Only the brief checks types, choices and presence. */
  readonly type: "text" | "number" | "date" | "select";
  readonly required: boolean;
  readonly options: readonly string[];
}

/** How long people may sign after the contract went out. `expireDate`: `YYYY-MM-DD`, that day included, in UTC. */
export type SigningPeriod =
  | { readonly type: "never" }
  | { readonly type: "days_after_publish"; readonly days: number }
  | { readonly type: "fixed_date"; readonly expireDate: string };

/** One line of what happened, as `GET /contracts/{id}/events` lists it. */
export interface ContractEvent {
  readonly id: number;
  readonly type: string;
  readonly at: number;
  readonly partyId: number | null;
}

/** A file beside the contract itself. */
export interface ExtraFile {
  readonly id: number;
  readonly name: string;
  readonly type: "attachment" | "verification";
}

/** A contract as the simulator keeps it. Instants are milliseconds since 1970. */
export interface StoredContract {
  readonly id: number;
  readonly templateId: number;
  readonly templateTypeId: number | null;
  readonly workspaceId: number;
  readonly createdAt: number;
  readonly creator: string;
  name: string;
  value: { readonly amount: string; readonly currency: string | null } | null;
  state: State;
  stateAt: number;
  updatedAt: number;
  publishedAt: number | null;
  signingPeriod: SigningPeriod;
  expiresAt: number | null;
  parties: readonly Party[];
  /** Ids of participants who sign one after the other; empty = side by side. */
  signOrder: readonly number[];
  fields: readonly DataField[];
  files: readonly ExtraFile[];
  /** How often the file was asked for since the contract last changed its state. */
  fileAsked: number;
  /** Reads that still show no data fields. */
  readsWithoutFields: number;
  readonly events: ContractEvent[];
  /** What happened, in words that both dialects share. */
  readonly audit: string[];
}

/** Everybody on the contract. */
export const participantsOf = (contract: StoredContract): readonly Participant[] =>
  contract.parties.flatMap(({ participants }) => participants);

/** Those who have to sign. */
export const signatoriesOf = (contract: StoredContract): readonly Participant[] =>
  participantsOf(contract).filter(({ signatory }) => signatory);
