/** A vendor's contract template, as far as filling it needs. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly TemplateField[];
  /** Where fields come from at this vendor, of a template that has none: one sentence for an operator. */
  readonly help?: string;
  /** Roles that signers take in it; empty where the vendor has none. */
  readonly roles: readonly string[];
}

export interface TemplateField {
  readonly name: string;
  /** What a playbook may say instead of the name: label, number. */
  readonly aliases?: readonly string[];
  readonly type: "text" | "number" | "date" | "select" | "checkbox" | "other";
  readonly required: boolean;
  /** Allowed values of a `select`. */
  readonly options?: readonly string[];
}
