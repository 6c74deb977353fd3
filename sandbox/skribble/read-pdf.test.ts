import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fontkit from "@cantoo/fontkit";
import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { makePdf } from "../kit/make-pdf.ts";
import { pdfTokens } from "./pdf-tokens.ts";
import { readPdf } from "./read-pdf.ts";
import { signedPdf } from "./signed-pdf.ts";
import { templatePdf, writeTownTemplates } from "./town-templates.ts";

const FONT = "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf";

const filled = async (values: Readonly<Record<string, string>>, fontFile?: string): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(await templatePdf("Growth agreement"));
  const form = pdf.getForm();
  for (const [name, value] of Object.entries(values)) form.getTextField(name).setText(value);
  if (fontFile !== undefined) {
    pdf.registerFontkit(fontkit);
    form.updateFieldAppearances(await pdf.embedFont(await readFile(fontFile), { subset: true }));
  }
  form.flatten({ updateFieldAppearances: fontFile === undefined });
  return pdf.save();
};

test("the town's templates are forms with the town's fields", async () => {
  const directory = await mkdtemp(join(tmpdir(), "town-"));
  await writeTownTemplates(join(directory, "new"));
  const files = (await readdir(join(directory, "new"))).toSorted();
  expect(files).toEqual(["growth-agreement.pdf", "scale-agreement.pdf", "standard-agreement.pdf"]);
  const pdf = await PDFDocument.load(await readFile(join(directory, "new", "scale-agreement.pdf")));
  await rm(directory, { recursive: true });
  const fields = pdf.getForm().getFields();
  expect(pdf.getTitle()).toBe("Scale agreement");
  expect(fields.filter((field) => field.isRequired()).map((field) => field.getName())).toEqual([
    "client_name",
    "client_email",
    "deal_amount",
  ]);
  expect(pdf.getForm().getDropdown("plan").getOptions()).toEqual(["Growth", "Scale", "Enterprise"]);
  for (const field of fields) {
    const [box] = field.acroField.getWidgets().map((widget) => widget.getRectangle());
    expect([box?.width, (box?.height ?? 0) >= 18]).toEqual([325, true]);
  }
});

test("values are read from a flattened form, Western letters from the standard font", async () => {
  const facts = await readPdf(await filled({ client_name: "Zoé (Müller) \\ Söhne", deal_amount: "1200.50" }));
  expect(facts).toMatchObject({
    title: "Growth agreement",
    pages: 1,
    openFields: [],
    values: { client_name: "Zoé (Müller) \\ Söhne", deal_amount: "1200.50", client_email: null, plan: null },
  });
});

test("letters of an embedded font are read by the font's own table", async () => {
  const names = { client_name: "Łukasz Żółw", client_company: "Ελλάς Α.Ε.", kommo_deal_id: "Київ 4711" };
  expect((await readPdf(await filled(names, FONT)))?.values).toMatchObject(names);
});

test("signatures stand on pages behind the contract", async () => {
  const signed = await signedPdf(await filled({ client_name: "Bo" }), ["Signed by Łukasz at noon"]);
  expect(await readPdf(signed)).toMatchObject({ pages: 2, values: { client_name: "Bo" } });
  expect(await signedPdf(signed, [])).toBe(signed);
});

test("a PDF of somebody else has no values; what is none is not read", async () => {
  expect(await readPdf(makePdf("Letter", ["client_name: Bo"]))).toMatchObject({ values: {}, openFields: [] });
  for (const text of ["", "%PDF-", "%PDF-1.7\nnonsense\n%%EOF", "<html>"]) {
    expect(await readPdf(Buffer.from(text))).toBeUndefined();
  }
});

test("content streams are read word by word, with every kind of text", () => {
  const words = pdfTokens(String.raw`% note
    BT /F1 11 Tf [(a\(b\)) -20 <4142 4>] TJ (c(d)\101\n) ' << /X 1 >> T* ET (open`);
  expect(words.map(({ kind, value }) => `${kind.slice(0, 1)} ${value}`)).toEqual([
    "o BT",
    "n F1",
    "n 11",
    "o Tf",
    "t a(b)",
    "n -20",
    "t AB@",
    "o TJ",
    "t c(d)A\n",
    "o '",
    "n X",
    "n 1",
    "o T*",
    "o ET",
    "t open",
  ]);
});
