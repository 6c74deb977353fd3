/** States of Contractbook v3, and `expired`, which only the brief knows. */
export type State =
  | "draft"
  | "pending"
  | "signed"
  | "rejected"
  | "changes_requested"
  | "irrelevant"
  | "expired";

/** Where a document lives; the list shows only what the asked contexts hold. */
export type Context = "my_documents" | "team_documents" | "workspace";

export type FieldType = "text" | "number" | "date" | "select" | "checkbox";
export type SigningOrderMode = "random" | "strict" | "grouped";
export type ToBeSignedBy = "owner_and_others" | "others_only" | "owner_only";

/** A data field as Contractbook reads it out: the value is always text or null. */
export interface DataField {
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  readonly value: string | null;
  readonly required: boolean;
  readonly description: string | null;
  readonly config: {
    readonly options?: readonly string[] | undefined;
    readonly label?: string | null | undefined;
  };
  readonly formatting: {
    readonly fractional?: boolean | null | undefined;
    readonly grouping?: "" | "dot" | "comma" | "space" | null | undefined;
  } | null;
  readonly source: "drafter_questionnaire" | "ai" | "salesforce" | null;
  readonly source_mapping: string | null;
  readonly source_sync_type: "downstream" | "upstream" | "bidirectional" | null;
}

/** Someone who signs; instants are text as Contractbook stamps them. */
export interface Signee {
  readonly id: string;
  readonly email: string | null;
  readonly full_name: string | null;
  readonly title: string | null;
  readonly order: number;
  readonly signature_verification_methods: readonly string[] | null;
  opened_at: string | null;
  signed_at: string | null;
  rejected_at: string | null;
  changes_requested_at: string | null;
}

/** One side of the contract. In the brief's dialect `reference` holds the signatory's role. */
export interface Party {
  readonly id: string;
  readonly type: "personal" | "company";
  readonly name: string | null;
  readonly address: string | null;
  readonly number: string | null;
  readonly reference: string | null;
  readonly signees: readonly Signee[];
}

/** One line of the audit. */
export interface AuditEvent {
  readonly action: string;
  readonly email: string;
  readonly timestamp: string;
  readonly comment?: string;
}

/** A document as the simulator keeps it. Instants are microseconds since 1970. */
export interface StoredDocument {
  readonly id: string;
  readonly templateId: string;
  readonly createdAt: number;
  type: "draft" | "contract";
  state: State;
  version: string;
  context: Context;
  updatedAt: number;
  signedAt: number | null;
  title: string;
  language: string;
  message: string;
  tags: readonly string[];
  parties: readonly Party[];
  dataFields: readonly DataField[];
  attachments: readonly unknown[];
  companyLogoUrl: string | null;
  signingOrderMode: SigningOrderMode;
  toBeSignedBy: ToBeSignedBy;
  /** How often the PDF was asked for since it last changed. */
  pdfAsked: number;
  readonly events: AuditEvent[];
}

/** All signees in the order they sign. */
export const signeesOf = (document: StoredDocument): readonly Signee[] =>
  document.parties.flatMap(({ signees }) => signees).toSorted((left, right) => left.order - right.order);
