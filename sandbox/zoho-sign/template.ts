/** Kinds of prefill fields; each kind has its own key in `field_data`. */
export type Category = "textfield" | "dropdown" | "checkbox" | "datefield" | "radiogroup" | "checkboxgroup";

/** A field that the sender fills in beforehand. */
export interface PrefillField {
  readonly id: string;
  readonly label: string;
  readonly category: Category;
  readonly isMandatory: boolean;
  /** Of dropdowns and groups. */
  readonly options: readonly string[];
  /** Of dates, in Java's letters: `dd MMM yyyy`. */
  readonly dateFormat?: string;
  /** Which of the template's documents it stands on. */
  readonly documentId: string;
}

/** A place for a recipient. */
export interface Role {
  readonly actionId: string;
  readonly name: string;
  readonly order: number;
}

/** One file of a template. */
export interface TemplateDocument {
  readonly id: string;
  readonly name: string;
}

/** A template as the simulator keeps it. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly TemplateDocument[];
  readonly fields: readonly PrefillField[];
  readonly roles: readonly Role[];
  readonly isSequential: boolean;
  readonly expirationDays: number;
}
