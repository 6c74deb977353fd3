import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument, rgb, StandardFonts } from "@cantoo/pdf-lib";

/** Names and files of the town's templates. */
const TEMPLATES = [
  ["Standard agreement", "standard-agreement.pdf"],
  ["Growth agreement", "growth-agreement.pdf"],
  ["Scale agreement", "scale-agreement.pdf"],
] as const;

type Row = readonly [name: string, required: boolean, options?: readonly string[]];

const ROWS: readonly Row[] = [
  ["client_name", true],
  ["client_email", true],
  ["deal_amount", true],
  ["plan", false, ["Growth", "Scale", "Enterprise"]],
  ["contract_date", false],
  ["kommo_deal_id", false],
  ["contract_term_months", false],
  ["client_company", false],
  ["billing_address", false],
];

const ROW_HEIGHT = 50;
const BOX = { x: 220, width: 325, height: 24, borderWidth: 0 };
const TALL = 36;

/**
 * The PDF of a template: a form whose fields stand beside labels such as `client_name:`, so that whoever receives it
 * filled can read which value is whose. `billing_address` takes several lines.
 */
export const templatePdf = async (title: string): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.setProducer("sandbox");
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  const form = pdf.getForm();
  page.drawText(title, { x: 50, y: 790, size: 18, font });
  for (const [index, [name, isRequired, options]] of ROWS.entries()) {
    const y = 730 - index * ROW_HEIGHT;
    page.drawText(`${name}:`, { x: 50, y, size: 10, font, color: rgb(0.3, 0.3, 0.3) });
    const isTall = name === "billing_address";
    const height = isTall ? TALL : BOX.height;
    const box = { ...BOX, height, y: y + 4 - height / 2, font };
    if (options === undefined) {
      const field = form.createTextField(name);
      if (isTall) field.enableMultiline();
      if (isRequired) field.enableRequired();
      field.addToPage(page, box);
    } else {
      const field = form.createDropdown(name);
      field.addOptions([...options]);
      field.addToPage(page, box);
    }
  }
  return pdf.save();
};

/** Puts the town's templates into a directory, which is made where it is missing; files of the same name are replaced. */
export const writeTownTemplates = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true });
  for (const [title, file] of TEMPLATES) await writeFile(join(directory, file), await templatePdf(title));
};
