import {
  PDFButton,
  PDFCheckBox,
  PDFDocument,
  PDFDropdown,
  PDFOptionList,
  PDFRadioGroup,
  PDFSignature,
  PDFTextField,
} from "@cantoo/pdf-lib";
import type { PDFField } from "@cantoo/pdf-lib";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { TemplateField } from "../../domain/template.ts";

/** A field of the form that can be filled in. */
export type FormField = PDFTextField | PDFDropdown | PDFOptionList | PDFRadioGroup | PDFCheckBox;

/** Reads one of our templates. `name` is for the sentence: throws `configuration_invalid` when it is no usable PDF. */
export async function openTemplate(bytes: Uint8Array, name: string): Promise<PDFDocument> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    const form = pdf.getForm();
    // a form of the other kind (XFA) would be shown instead of the one that we fill in
    if (form.hasXFA()) form.deleteXFA();
    form.getFields();
    return pdf;
  } catch (error) {
    const locked = error instanceof Error && /encrypt/iu.test(error.message);
    const why = locked ? "it is protected by a password" : "it is damaged, or no PDF";
    const detail = `The template “${name.slice(0, 200)}” cannot be used: ${why}.`;
    throw new CountersignError("configuration_invalid", STOP, detail, {}, error);
  }
}

/** The fields that can be filled in; buttons and places for signatures are none. */
export function formFields(pdf: PDFDocument): readonly FormField[] {
  return pdf.getForm().getFields().filter(isFillable);
}

function isFillable(field: PDFField): field is FormField {
  if (field instanceof PDFButton || field instanceof PDFSignature) return false;
  return (
    field instanceof PDFTextField ||
    field instanceof PDFDropdown ||
    field instanceof PDFOptionList ||
    field instanceof PDFRadioGroup ||
    field instanceof PDFCheckBox
  );
}

/** A field in our words. One that holds a value already need not be filled in again. */
export function toTemplateField(field: FormField): TemplateField {
  const required = field.isRequired() && valueOf(field).trim() === "";
  const name = field.getName();
  if (field instanceof PDFCheckBox) return { name, type: "checkbox", required };
  const options = optionsOf(field);
  return options === undefined
    ? { name, type: "text", required }
    : { name, type: "select", required, options };
}

/** The values among which a field lets one choose; `undefined` = any text will do. */
export function optionsOf(field: FormField): readonly string[] | undefined {
  if (field instanceof PDFTextField || field instanceof PDFCheckBox) return undefined;
  if (field instanceof PDFDropdown && field.isEditable()) return undefined;
  return field.getOptions();
}

/** What stands in the field now; empty = nothing. */
export function valueOf(field: FormField): string {
  if (field instanceof PDFTextField) return field.getText() ?? "";
  if (field instanceof PDFCheckBox) return field.isChecked() ? "yes" : "";
  if (field instanceof PDFRadioGroup) return field.getSelected() ?? "";
  return field.getSelected().join(", ");
}
