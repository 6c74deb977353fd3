import { PDFCheckBox, PDFRadioGroup, PDFTextField } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { noProblems, refuseProblems } from "../refuse-problems.ts";
import type { Problems } from "../refuse-problems.ts";
import { isYes } from "../is-yes.ts";
import { same } from "../../domain/same.ts";
import { fitText } from "./fit-text.ts";
import { flattenForm } from "./flatten-form.ts";
import { beyond } from "./letters.ts";
import type { Letters } from "./letters.ts";
import { formFields, openTemplate, optionsOf, valueOf } from "./pdf-template.ts";
import type { FormField } from "./pdf-template.ts";

/** Skribble takes 40 MB (Postman documentation, "Limits"); its newer page says more, so the smaller number counts. */
const MOST_BYTES = 40 * 1024 * 1024;

/** No box of a contract holds more. */
const MOST_LETTERS = 20_000;

/**
 * The template with the order's values drawn into it, as a PDF without a form. Throws `order_incomplete` or
 * `order_invalid` (STOP) naming every field at fault: nothing is drawn half, cut off or with letters missing.
 */
export async function fillPdf(
  template: Uint8Array,
  order: Pick<ContractOrder, "template" | "fields">,
  letters: Letters,
): Promise<Uint8Array> {
  const pdf = await openTemplate(template, order.template);
  const font = await embedded(letters, pdf);
  const fields = formFields(pdf);
  const problems = noProblems();
  const wanted = wantedTexts(fields, order.fields, problems);
  for (const field of fields) {
    const text = wanted.get(field);
    if (text !== undefined) {
      const wrong = fillField(field, text, font);
      if (wrong !== undefined) problems.wrong.push(`${field.getName()}: ${wrong}`);
    } else if (field.isRequired() && valueOf(field).trim() === "") {
      problems.missing.push(clipped(field.getName()));
    }
  }
  refuseProblems(problems, { wrong: 8 });
  flattenForm(pdf, font, order.template);
  const bytes = await pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
  if (bytes.length <= MOST_BYTES) return bytes;
  const detail = `The filled-in PDF is larger than the ${MOST_BYTES / 1024 / 1024} MB that Skribble takes.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: "create" });
}

async function embedded(letters: Letters, pdf: PDFDocument): Promise<PDFFont> {
  try {
    return await letters.embed(pdf);
  } catch (error) {
    if (error instanceof CountersignError) throw error;
    const detail =
      "The font with which contracts are filled in cannot be used: it is no TrueType or OpenType file.";
    throw new CountersignError("configuration_invalid", STOP, detail, { operation: "create" }, error);
  }
}

function wantedTexts(
  fields: readonly FormField[],
  texts: ContractOrder["fields"],
  problems: Problems,
): ReadonlyMap<FormField, string> {
  const wanted = new Map<FormField, string>();
  for (const [name, text] of Object.entries(texts)) {
    if (text.trim() === "") continue;
    const exact = fields.find((field) => field.getName() === name);
    const field = exact ?? fields.find((known) => same(known.getName(), name));
    if (field === undefined) problems.unknown.push(clipped(name));
    else wanted.set(field, text.normalize("NFC"));
  }
  return wanted;
}

/** Half a sentence that says why the text cannot stand there; `undefined` = it does now. */
function fillField(field: FormField, text: string, font: PDFFont): string | undefined {
  if (field instanceof PDFCheckBox) return tick(field, text);
  const options = optionsOf(field);
  const value = options === undefined ? plain(field, text) : choice(options, text);
  if (value === undefined) {
    const allowed = (options ?? []).slice(0, 20).map(quote).join(", ");
    return `${quote(text)} is not among ${allowed}`;
  }
  if (field instanceof PDFRadioGroup) {
    field.select(value);
    return undefined;
  }
  const strange = beyond(value, font);
  if (strange.length > 0) {
    return `${quote(text)} has letters that the font does not have: ${strange.slice(0, 10).join(" ")}`;
  }
  const most = field instanceof PDFTextField ? (field.getMaxLength() ?? MOST_LETTERS) : MOST_LETTERS;
  if (value.length > most) return `${quote(text)} is longer than ${most} letters`;
  const drawn = fitText(field, value, font);
  if (drawn === undefined) return `${quote(text)} does not fit into its box`;
  if (!(field instanceof PDFTextField)) field.select(value);
  else write(field, drawn);
  return undefined;
}

function write(field: PDFTextField, text: string): void {
  if (field.isRichFormatted()) field.disableRichFormatting();
  // line breaks of ours are no letters of the text
  if (field.isMultiline()) field.removeMaxLength();
  field.setText(text);
}

function tick(field: PDFCheckBox, text: string): string | undefined {
  const wanted = isYes(text);
  if (wanted === undefined) return `${quote(text)} is neither yes nor no`;
  if (wanted) field.check();
  else field.uncheck();
  return undefined;
}

/** Without control characters; line breaks only where the field has lines. */
function plain(field: FormField, text: string): string {
  const lines = text.replaceAll(/\r\n?/gu, "\n").replaceAll(/[^\P{Cc}\n]+/gu, " ");
  const isMultiline = field instanceof PDFTextField && field.isMultiline();
  return isMultiline ? lines.trim() : lines.replaceAll(/\s+/gu, " ").trim();
}

function choice(options: readonly string[], text: string): string | undefined {
  if (options.includes(text)) return text;
  const alike = options.filter((option) => same(option, text));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Names of fields come from a file: some are as long as a page. */
function clipped(name: string): string {
  return name.slice(0, 60);
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
