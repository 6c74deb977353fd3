import { Refused } from "./answers.ts";
import { readDate } from "./date-format.ts";
import type { FieldData } from "./request-input.ts";
import type { PrefillValue } from "./stored-request.ts";
import type { Category, PrefillField, Template } from "./template.ts";

const LONGEST = 2048;

const TABLES = {
  field_text_data: ["textfield", "dropdown"],
  field_boolean_data: ["checkbox"],
  field_date_data: ["datefield"],
  field_radio_data: ["radiogroup"],
  field_checkboxgroup_data: ["checkboxgroup"],
} as const satisfies Record<keyof FieldData, readonly Category[]>;

const wrong = (label: string, why: string): Refused =>
  new Refused(
    "fieldErrors",
    `Something went wrong. One or more fields contain errors: ${label} ${why}`,
    label,
  );

const checkText = (field: PrefillField, text: string): void => {
  const { label, category, options } = field;
  if (text.length > LONGEST) throw wrong(label, `is longer than ${LONGEST} characters`);
  if (category === "datefield" && readDate(text, field.dateFormat ?? "") === undefined) {
    throw new Refused(
      "badDate",
      `Invalid date format for ${label}, expected ${field.dateFormat ?? ""}`,
      label,
    );
  }
  const isChoice = category === "dropdown" || category === "radiogroup" || category === "checkboxgroup";
  if (isChoice && !options.includes(text)) throw wrong(label, `has no option "${text}"`);
};

const checkValue = (field: PrefillField, value: PrefillValue): void => {
  if (typeof value === "boolean") return;
  for (const text of typeof value === "string" ? [value] : value) if (text !== "") checkText(field, text);
};

const isFilled = (value: PrefillValue | undefined): boolean =>
  value !== undefined && value !== "" && (!Array.isArray(value) || value.length > 0);

const complete = (template: Template, values: ReadonlyMap<string, PrefillValue>): void => {
  const missing = template.fields.find(
    ({ isMandatory, label }) => isMandatory && !isFilled(values.get(label)),
  );
  if (missing !== undefined) throw wrong(missing.label, "must have a value");
};

/** Values by label. Throws Refused: a label that is none of that kind, a wrong value, a mandatory field without one. */
export const fillFields = (template: Template, data: FieldData): ReadonlyMap<string, PrefillValue> => {
  const values = new Map<string, PrefillValue>();
  for (const [table, categories] of Object.entries(TABLES)) {
    const given = Object.entries(data).find(([name]) => name === table)?.[1] ?? {};
    for (const [label, value] of Object.entries(given)) {
      const known: readonly Category[] = categories;
      const field = template.fields.find((one) => one.label === label && known.includes(one.category));
      if (field === undefined) throw wrong(label, `is no field for ${table}`);
      checkValue(field, value);
      if (isFilled(value)) values.set(label, value);
    }
  }
  complete(template, values);
  return values;
};

/** The article's way: every value is a text, dates are ISO days. Throws Refused. */
export const fillTexts = (
  template: Template,
  texts: Readonly<Record<string, string>>,
): ReadonlyMap<string, PrefillValue> => {
  const values = new Map<string, PrefillValue>();
  for (const [label, text] of Object.entries(texts)) {
    const field = template.fields.find((one) => one.label === label);
    if (field === undefined) throw wrong(label, "is no field of the template");
    const dated = field.category === "datefield" ? { ...field, dateFormat: "yyyy-MM-dd" } : field;
    if (text !== "") checkText(dated, text);
    if (text !== "") values.set(label, text);
  }
  complete(template, values);
  return values;
};
