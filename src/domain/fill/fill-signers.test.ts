import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SignerTemplate } from "../playbook.ts";
import { EXAMPLE_VIEW, exampleScope } from "./example.ts";
import { fillSigners } from "./fill-signers.ts";
import { languageCode } from "./language.ts";
import { internationalPhone } from "./phone.ts";
import { whatToFillIn } from "./what-to-fill-in.ts";

const ada: SignerTemplate = { role: "client", name: "Ada", email: "ada@example.com", receives: "signature" };
const scope = exampleScope();

function textsOf(...templates: readonly SignerTemplate[]): readonly string[] {
  return fillSigners(templates, scope).problems.map(({ what, text }) => `${what}: ${text}`);
}

test("signers sign in the order of the list, unless the playbook says otherwise", () => {
  const jan = { ...ada, role: "witness", email: "jan@example.com" };
  const eve = { ...ada, role: "internal", email: "eve@example.com", order: 1 };
  expect(fillSigners([ada, jan, eve], scope).signers.map(({ order }) => order)).toEqual([1, 2, 1]);
});

test("name and company are one line of at most 200 characters; an empty company is left out", () => {
  const long = `A\n${"é".repeat(300)}`;
  const [signer] = fillSigners([{ ...ada, name: long, company: long }], scope).signers;
  for (const text of [signer?.name ?? "", signer?.company ?? ""]) {
    expect(Array.from(text)).toHaveLength(200);
    expect(text).toMatch(/^A é+…$/);
  }
  const [plain] = fillSigners([{ ...ada, company: "{{ deal.fields.Discount }}" }], scope).signers;
  expect(plain).toStrictEqual({ ...ada, order: 1 });
});

test("empty phone and language are left out; what cannot be used is named, with the place to correct it", () => {
  const empty = { ...ada, phone: "{{ deal.fields.Discount }}", language: " " };
  expect(fillSigners([empty], scope)).toStrictEqual({ signers: [{ ...ada, order: 1 }], problems: [] });
  expect(textsOf({ ...ada, phone: "{{ contact.name }}", language: "{{ deal.name }}" })).toEqual([
    "signer client phone: The phone of the signer “client” is not valid: “Lena Vogel”. Fill in the contact's name in Kommo.",
    "signer client language: The language of the signer “client” is not valid: “Nordwind yearly”. Fill in the deal's name in Kommo.",
  ]);
});

test.each(["name", "email", "phone", "language", "company"] as const)(
  "a %s that cannot be rendered is said once, and nothing is guessed",
  (part) => {
    const texts = textsOf({ ...ada, [part]: "{{ deel.name }}" });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("There is no value named “deel”");
    expect(texts[0]).toContain(part === "email" ? "signer client e-mail" : `signer client ${part}`);
  },
);

test("a name or address that is empty by the playbook itself is corrected there", () => {
  expect(textsOf({ ...ada, name: "", email: "" })).toEqual([
    "signer client name: The name of the signer “client” is missing. Correct it in the playbook.",
    "signer client e-mail: The e-mail of the signer “client” is missing. Correct it in the playbook.",
  ]);
  expect(textsOf({ ...ada, name: "{{ contract.reason }}" })[0]).toContain("Correct it in the playbook.");
  expect(
    textsOf({ ...ada, name: "{{ contact.first_name | slice: 0, 0 }}{{ deal.fields.Discount }}" })[0],
  ).toContain("Fill in the contact's first name or the deal's field “Discount” in Kommo.");
});

test("an address with a line break is refused, never repaired", () => {
  const [text] = textsOf({ ...ada, email: "ada@example.com\nbcc: eve@example.com" });
  expect(text).toContain("is not one valid address: “ada@example.com bcc: eve@example.com”");
});

test("one person may sign in two roles; two addresses may share a role; copies need no second signer", () => {
  const witness = { ...ada, role: "witness" };
  const other = { ...ada, email: "eve@example.com" };
  const copy = { ...ada, role: "copy", receives: "copy" } as const;
  expect(textsOf(ada, witness, other, copy)).toEqual([]);
  expect(textsOf(ada, { ...copy, role: "client" })).toHaveLength(1);
});

test("two signers without an address are two missing addresses, not one person twice", () => {
  const nobody = { ...ada, email: "" };
  expect(textsOf(nobody, nobody).filter((text) => text.includes("named twice"))).toEqual([]);
});

test("a text that cannot be read has nothing to fill in in Kommo", () => {
  expect(whatToFillIn("{{ deal.name", scope)).toBe("Correct it in the playbook.");
});

test("a deal without a company asks for one where a signer needs it", () => {
  const { company: _, ...view } = EXAMPLE_VIEW;
  const { problems } = fillSigners([{ ...ada, name: "{{ company.name }}" }], exampleScope({ view }));
  expect(problems[0]?.text).toContain("The deal has no company: link one to it in Kommo.");
});

test.each([
  ["+49 151 1234 5678", "+4915112345678"],
  ["0049 (0)151/1234-5678", "+4915112345678"],
  ["+46.8.123\u00a0456", "+468123456"],
  [" +1234567 ", "+1234567"],
  ["+123456789012345", "+123456789012345"],
])("%j is the phone %s", (text, phone) => {
  expect(internationalPhone(text)).toBe(phone);
});

test.each([
  "",
  "0151 1234 5678",
  "+049151123456",
  "+123456",
  "+1234567890123456",
  "49 151 12345678",
  "+49x151123456",
  "call +4915112345678",
  "+4915112345678 ext 3",
  "1 0049151123456",
])("%j is no international phone", (text) => {
  expect(internationalPhone(text)).toBeUndefined();
});

test.each([
  ["de", "de"],
  ["DE-ch", "de"],
  ["pt_BR", "pt"],
  ["zh-Hant-TW", "zh"],
  [" German ", "de"],
  ["deutsch", "de"],
  ["svenska", "sv"],
  ["tyska", "de"],
  ["Norwegian Bokmål", "nb"],
])("%j is the language %s, for a Swedish account", (text, code) => {
  expect(languageCode(text, "sv")).toBe(code);
});

test.each(["", "d", "deu", "xx yy", "de-", "Klingon", "1de", "de!"])("%j is no language", (text) => {
  expect(languageCode(text, "sv")).toBeUndefined();
});

test("a locale that nobody knows takes no language away", () => {
  expect(languageCode("German", "no such locale")).toBe("de");
  expect(languageCode("Klingon", "no such locale")).toBeUndefined();
});

test("whatever is typed as a phone comes out international or not at all", () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ()./-]{0,20}$/));
  fc.assert(
    fc.property(typed, (text) => {
      expect(internationalPhone(text) ?? "+1234567").toMatch(/^\+[1-9]\d{6,14}$/);
    }),
  );
});
