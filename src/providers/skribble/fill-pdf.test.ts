import { PDFName, PDFString } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { fillPdf } from "./fill-pdf.ts";
import { createLetters, europeanLetters } from "./letters.ts";
import { makeForm, readBack, textField } from "./test-pdf-form.ts";

const letters = createLetters(europeanLetters);
const order = (fields: Readonly<Record<string, string>>) => ({ template: "agreement.pdf", fields });

test("texts of every European alphabet are drawn whole, and no field is left to be changed", async () => {
  const texts = {
    german: `Zoë "Z" O'Neil & Söhne <b>GmbH</b> \\ % ß`,
    polish: "Zażółć gęślą jaźń, Łódź",
    greek: "Ελληνική Δημοκρατία, Πάτρα",
    cyrillic: "Київ, Ђорђе, Ўзбекистон, Щёлково",
    more: "Íslenska þ ð, Malti ħ ż, Română ș ț, Türkçe ğ ı, Lietuvių ų, € 12’000.–",
  };
  const form = await makeForm((made, page) => {
    for (const [index, name] of Object.keys(texts).entries())
      textField(made, page, name, { y: 700 - index * 30 });
  });
  const read = await readBack(await fillPdf(form, order(texts), letters));
  expect(read).toEqual({ texts: Object.values(texts), fields: [] });
});

test("no letter is forgotten from one PDF to the next, nor after one that contains it", async () => {
  const form = await makeForm((made, page) => {
    textField(made, page, "first");
    textField(made, page, "second", { y: 650 });
  });
  const texts = {
    first: "ćčćĉ ãâåäǻ éèêë żźž ő ű ï ѝ ё ў",
    second: "c a e z o u i и е у č á Scale Forschung",
  };
  for (let times = 0; times < 3; times += 1) {
    const read = await readBack(await fillPdf(form, order(texts), letters));
    expect(read.texts).toEqual(Object.values(texts));
  }
});

test("letters that arrive in two parts are drawn as one", async () => {
  const form = await makeForm((made, page) => void textField(made, page, "name"));
  const { texts } = await readBack(
    await fillPdf(form, order({ name: "Zoe\u0308 A\u030angstro\u0308m" }), letters),
  );
  expect(texts).toEqual(["Zoë Ångström"]);
});

test.each([
  ["日本 🚀", "日 本 🚀"],
  ["שלום", "ש ל ו ם"],
])("%s is refused by its letters, for it could not be shown", async (text, named) => {
  const form = await makeForm((made, page) => void textField(made, page, "name"));
  await expect(fillPdf(form, order({ name: text }), letters)).rejects.toMatchObject({
    code: "order_invalid",
    verdict: { next: "stop" },
    detail: expect.stringContaining(named),
  });
});

test("everything that is wrong is named at once", async () => {
  const form = await makeForm((made, page) => {
    textField(made, page, "client").enableRequired();
    textField(made, page, "code").setMaxLength(3);
    const plan = made.createDropdown("plan");
    plan.addOptions(["Growth", "Scale"]);
    plan.addToPage(page, { x: 50, y: 600, width: 200, height: 20 });
  });
  const fields = { code: "12345", plan: "Platinum", shoe_size: "44", client: " " };
  await expect(fillPdf(form, order(fields), letters)).rejects.toMatchObject({
    code: "order_invalid",
    detail:
      'Required and empty: client. Not in the template: shoe_size. Not usable: code: "12345" is longer than 3 letters; plan: "Platinum" is not among "Growth", "Scale".',
  });
});

test("a required field that nobody filled in is incomplete, one with a value of its own is not", async () => {
  const form = await makeForm((made, page) => {
    textField(made, page, "client").enableRequired();
    const place = textField(made, page, "place", { y: 600 });
    place.enableRequired();
    place.setText("Bern");
  });
  await expect(fillPdf(form, order({}), letters)).rejects.toMatchObject({
    code: "order_incomplete",
    detail: "Required and empty: client.",
  });
  await expect(fillPdf(form, order({ client: "Lena" }), letters)).resolves.toBeInstanceOf(Uint8Array);
});

test("boxes, choices and lists take their values however they are written", async () => {
  const form = await makeForm((made, page) => {
    const box = { x: 50, width: 120, height: 20 };
    made.createCheckBox("agreed").addToPage(page, { ...box, y: 700, width: 20 });
    const plan = made.createDropdown("plan");
    plan.addOptions(["Growth", "Scale"]);
    plan.addToPage(page, { ...box, y: 650 });
    const law = made.createRadioGroup("law");
    law.addOptionToPage("CH", page, { ...box, y: 600, width: 20 });
    law.addOptionToPage("EU", page, { ...box, y: 550, width: 20 });
    const list = made.createOptionList("list");
    list.addOptions(["One", "Two"]);
    list.addToPage(page, { ...box, y: 400, height: 80 });
  });
  const fields = { agreed: "Ja", PLAN: "scale", law: "EU", list: "Two" };
  const read = await readBack(await fillPdf(form, order(fields), letters));
  expect(read.fields).toEqual([]);
  expect(read.texts).toEqual(expect.arrayContaining(["Scale", "Two"]));
  await expect(fillPdf(form, order({ agreed: "perhaps" }), letters)).rejects.toMatchObject({
    detail: expect.stringContaining("neither yes nor no"),
  });
});

test("long texts become smaller until they fit, and are refused rather than cut off", async () => {
  const form = await makeForm((made, page) => {
    textField(made, page, "line", { width: 120 }).setFontSize(14);
    textField(made, page, "lines", { y: 500, width: 200, height: 60 }).enableMultiline();
  });
  const line = "Bundesministerium für Forschung";
  const lines = "Erste Zeile\nund eine zweite, die länger ist als das Feld breit, und noch etwas dazu";
  const { texts } = await readBack(await fillPdf(form, order({ line, lines }), letters));
  expect(texts[0]).toBe(line);
  expect(texts.slice(1).join(" ").replaceAll(/\s+/gu, " ")).toBe(lines.replace("\n", " "));
  for (const fields of [{ line: "W".repeat(60) }, { lines: "Wort ".repeat(200) }]) {
    await expect(fillPdf(form, order(fields), letters)).rejects.toMatchObject({
      code: "order_invalid",
      detail: expect.stringContaining("does not fit into its box"),
    });
  }
});

test("line breaks and control characters do no harm in a field of one line", async () => {
  const form = await makeForm((made, page) => void textField(made, page, "name"));
  const { texts } = await readBack(
    await fillPdf(form, order({ name: "Lena\r\nVogt\u0000\u0007 \tX" }), letters),
  );
  expect(texts).toEqual(["Lena Vogt X"]);
});

test("a template without a form goes out as it is", async () => {
  const form = await makeForm((_, page) => page.drawText("Our standing terms"));
  expect((await readBack(await fillPdf(form, order({}), letters))).fields).toEqual([]);
  await expect(fillPdf(form, order({ name: "Lena" }), letters)).rejects.toMatchObject({
    detail: "Not in the template: name.",
  });
});

test("a place for a signature stays, because it is found by its name", async () => {
  const form = await makeForm((made, page) => {
    textField(made, page, "name");
    const { context } = made.doc;
    const place = context.register(
      context.obj({
        Type: "Annot",
        Subtype: "Widget",
        FT: "Sig",
        T: PDFString.of("client_signature"),
        Rect: [50, 100, 250, 150],
        P: page.ref,
      }),
    );
    page.node.addAnnot(place);
    made.acroForm.addField(place);
    expect(page.node.get(PDFName.of("Annots"))).toBeDefined();
  });
  const read = await readBack(await fillPdf(form, order({ name: "Lena" }), letters));
  expect(read).toEqual({ texts: ["Lena"], fields: ["client_signature"] });
});

test.each([
  ["no PDF", new TextEncoder().encode("<html>")],
  ["nothing", new Uint8Array()],
  ["half a PDF", new TextEncoder().encode("%PDF-1.7\n1 0 obj << /Type /Catalog")],
])("a template that is %s says so", async (_, bytes) => {
  await expect(fillPdf(bytes, order({}), letters)).rejects.toMatchObject({
    code: "configuration_invalid",
    verdict: { next: "stop" },
    detail: expect.stringContaining("agreement.pdf"),
  });
});

test("a file that is no font says so", async () => {
  const form = await makeForm((made, page) => void textField(made, page, "name"));
  const none = createLetters(async () => new Uint8Array([1, 2, 3]));
  await expect(fillPdf(form, order({ name: "L" }), none)).rejects.toMatchObject({
    code: "configuration_invalid",
    detail: expect.stringContaining("font"),
  });
});
