import type { Template, TemplateField } from "../../domain/template.ts";
import type { PrefillField, VendorTemplate } from "./schema.ts";

/** The part of the request's `field_data` that takes values of a category of fields. */
export const PARTS = {
  textfield: "field_text_data",
  dropdown: "field_text_data",
  checkbox: "field_boolean_data",
  datefield: "field_date_data",
  radiogroup: "field_radio_data",
  checkboxgroup: "field_checkboxgroup_data",
} as const;

export type Category = keyof typeof PARTS;

/** All fields of one label: they are filled by label, so they get the same value. */
export interface Prefill {
  readonly label: string;
  readonly category: Category;
  readonly required: boolean;
  /** Of a date field; absent = the vendor's usual form. */
  readonly dateFormat?: string;
  readonly maxLength?: number;
  readonly options: readonly string[];
}

/** Labels that the recipients fill in by themselves, whatever stands there: the vendor's own connector leaves them out. */
const RECIPIENTS_OWN: ReadonlySet<string> = new Set([
  "full name",
  "email",
  "company",
  "job title",
  "sign date",
]);

/** What the sender may fill in a template, in its order; pictures, attachments and the like are left out. */
export function prefillsOf(template: VendorTemplate): readonly Prefill[] {
  const byLabel = new Map<string, Prefill>();
  for (const field of (template.document_fields ?? []).flatMap(({ fields }) => fields ?? [])) {
    const fresh = prefillOf(field);
    if (fresh === undefined) continue;
    const known = byLabel.get(fresh.label);
    byLabel.set(fresh.label, known ? { ...known, required: known.required || fresh.required } : fresh);
  }
  return [...byLabel.values()];
}

function prefillOf(field: PrefillField): Prefill | undefined {
  const { field_label: label, field_category, date_format: dateFormat, text_property } = field;
  const category = categoryOf(field_category);
  if (category === undefined) return undefined;
  const maxLength = text_property?.max_field_length;
  return {
    label,
    category,
    required: isRequired(field),
    ...(dateFormat ? { dateFormat } : {}),
    ...(maxLength && maxLength > 0 ? { maxLength } : {}),
    options: [
      ...(field.dropdown_values ?? []).map(({ dropdown_value }) => dropdown_value),
      ...(field.sub_fields ?? []).flatMap(({ sub_field_name }) => sub_field_name ?? []),
    ],
  };
}

function isRequired({ is_mandatory, default_value, field_label }: PrefillField): boolean {
  if (is_mandatory !== true || RECIPIENTS_OWN.has(field_label.trim().toLowerCase())) return false;
  // a field with a default is filled, whatever the playbook says
  return default_value === undefined || default_value === null || String(default_value).trim() === "";
}

function categoryOf(word: string): Category | undefined {
  return CATEGORIES.find((known) => known === word);
}

const CATEGORIES: readonly Category[] = [
  "textfield",
  "dropdown",
  "checkbox",
  "datefield",
  "radiogroup",
  "checkboxgroup",
];

const TYPES = {
  textfield: "text",
  dropdown: "select",
  checkbox: "checkbox",
  datefield: "date",
  radiogroup: "select",
  checkboxgroup: "other",
} as const satisfies Record<Category, TemplateField["type"]>;

/** A template in our words; its roles are those of its recipients. */
export function toTemplate(template: VendorTemplate): Template {
  const roles = (template.actions ?? []).flatMap(({ role }) => (role ? [role] : []));
  return {
    id: template.template_id,
    name: template.template_name ?? template.template_id,
    fields: prefillsOf(template).map(toField),
    roles: [...new Set(roles)],
  };
}

function toField({ label, category, required, options }: Prefill): TemplateField {
  const type = TYPES[category];
  return { name: label, type, required, ...(type === "select" && options.length > 0 ? { options } : {}) };
}
