import { expect, test } from "vitest";
import { checkPath, checkText } from "./check-text.ts";
import { evaluatePath } from "./evaluate-path.ts";
import { EXAMPLE_VIEW, exampleScope } from "./example.ts";
import { parsePath } from "./path.ts";
import { pathProblem, placeOf, vocabularyProblem } from "./path-problem.ts";
import { renderText } from "./render-text.ts";
import { readText } from "./read-text.ts";
import { hasFields, WORDS, wordsOf } from "./words-of-texts.ts";

const scope = exampleScope();

const textField = (id: string, name: string, code: string, value: string) =>
  ({ id, name, code, type: "text", values: [value] }) as const;

test.each([
  ["deal.price", ["deal", "price"]],
  [" deal.price ", ["deal", "price"]],
  ['deal.fields["Contract value"]', ["deal", "fields", "Contract value"]],
  ["deal.fields[ 'Contract value' ]", ["deal", "fields", "Contract value"]],
  ["deal.fields[101]", ["deal", "fields", "101"]],
  ["deal.fields.101", ["deal", "fields", "101"]],
  ["deal.fields.Bemerkung_2-b", ["deal", "fields", "Bemerkung_2-b"]],
  ["deal.fields.Größe", ["deal", "fields", "Größe"]],
  ['deal.fields[""]', ["deal", "fields", ""]],
  ["today", ["today"]],
])("%j is the path %j", (text, path) => {
  expect(parsePath(text)).toEqual(path);
});

test.each([
  "",
  " ",
  "7",
  "-x",
  "deal.",
  "deal..price",
  "deal price",
  "deal.price!",
  "deal[x]",
  "deal.fields[1.5]",
  "x deal",
  'deal."price"',
])("%j is no path", (text) => {
  expect(parsePath(text)).toBeUndefined();
});

test.each([
  [["deal", "price"], "the deal's price"],
  [["contact", "first_name"], "the contact's first name"],
  [["company", "fields", "Vat number"], "the company's field “Vat number”"],
  [["deal", "fields"], "the deal's fields"],
  [["today"], "today"],
  [["deal", "nope", "Two words", "x"], 'deal.nope["Two words"].x'],
  [["deal", undefined, "x"], "deal[…].x"],
  [["nothing", "here"], "nothing.here"],
] as const)("the value %j is filled in at: %s", (path, place) => {
  expect(placeOf(path)).toBe(place);
});

test("every word that texts may use has its place in words that a person in Kommo knows", () => {
  for (const [group, words] of Object.entries(WORDS))
    for (const [word, place] of Object.entries(words)) {
      expect(placeOf([group, word])).toBe(place);
      expect(vocabularyProblem([group, word])).toBeUndefined();
    }
  expect(wordsOf("toString")).toBeUndefined();
  expect(["deal", "contact", "company", "user", "contract", "today"].map((word) => hasFields(word))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  [
    "deal.prise",
    '“deal” has no value named “prise”; did you mean “price”? Custom fields are written deal.fields["prise"].',
  ],
  ["user.phone", "“user” has no value named “phone”."],
  ["contract.refrence", "“contract” has no value named “refrence”; did you mean “reference”?"],
  ["deel.price", "There is no value named “deel” in texts; did you mean “deal”?"],
  ["zzz.price", "There is no value named “zzz” in texts."],
])("%s is refused whatever the deal holds: %s", (path, sentence) => {
  expect(checkPath(path)).toBe(sentence);
});

test.each([
  "contract.signedBy",
  "contract.expires_at",
  "today",
  "now",
  "today.anything",
  "user.email",
  "deal.fields.Any",
])("%s is known without a deal", (path) => {
  expect(checkPath(path)).toBeUndefined();
});

test("a group of values is no value; text that is no path says what one looks like", () => {
  expect(checkPath("deal")).toBe("“deal” is a group of values; name one of them, as in deal.price.");
  expect(checkPath("deel")).toContain("There is no value named “deel”");
  expect(checkPath("deal price")).toBe("“deal price” is not a path such as deal.price or deal.fields.Plan.");
});

test("a computed step cannot be checked before a deal is there", () => {
  expect(vocabularyProblem([undefined, "x"])).toBeUndefined();
  expect(vocabularyProblem([])).toBeUndefined();
  expect(checkText("{{ deal[contact.name] }}")).toEqual([]);
  expect(pathProblem(["deal", undefined], scope)).toBeUndefined();
  expect(pathProblem([undefined, "fields", "x"], scope)).toBeUndefined();
  expect(placeOf([undefined])).toBe("[…]");
});

test("one mistake in a text is named once, however often it is made", () => {
  const problems = checkText("{{ deal.prise }} and {{ deal.prise }} and {{ user.nam }}");
  expect(problems).toMatchObject([
    { line: 1, column: 1 },
    { line: 1, column: 1 },
  ]);
  expect(problems.map(({ text }) => text.slice(0, 34))).toEqual([
    "“deal” has no value named “prise”;",
    "“user” has no value named “nam”; d",
  ]);
});

test.each([
  ["deal", "Plan"],
  ["deal", "PLAN"],
  ["deal", "101"],
  ["deal", "Discount"],
  ["deal", "9999"],
  ["deal", "SOME_CODE"],
  ["contact", "Position"],
])("a field of the account, or what may be one of its codes or ids, is no problem: %s %s", (group, field) => {
  expect(pathProblem([group, "fields", field], scope)).toBeUndefined();
});

test.each([
  ["deal", "Plam", "The deal has no field named “Plam”; did you mean “Plan”?"],
  ["deal", "DISCOUNT", "The deal has no field named “DISCOUNT”; did you mean “Discount”?"],
  ["contact", "Shoe size", "The contact has no field named “Shoe size”."],
  ["company", "Adress", "The company has no field named “Adress”; did you mean “Address”?"],
])("a field that the account does not have is a problem: %s %s", (group, field, sentence) => {
  expect(pathProblem([group, "fields", field], scope)).toBe(sentence);
});

test("where nothing is known of the account's fields, none is refused; fields of other groups are not fields", () => {
  const view = { ...EXAMPLE_VIEW, fieldNames: { deal: [], contact: [], company: [] } };
  expect(pathProblem(["deal", "fields", "Anything"], exampleScope({ view }))).toBeUndefined();
  expect(pathProblem(["deal", "name", "Anything"], scope)).toBeUndefined();
  expect(pathProblem(["user", "fields", "X"], scope)).toContain("“user” has no value named “fields”");
  const { company: _, ...without } = EXAMPLE_VIEW;
  expect(pathProblem(["company", "fields", "Adress"], exampleScope({ view: without }))).toContain("Address");
});

test("a field is found by its name first, then by its code, then by its id", () => {
  const fields = [
    textField("1", "A", "B", "first"),
    textField("2", "B", "1", "second"),
    textField("3", "3", "A", "third"),
  ];
  const view = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, fields } };
  const here = exampleScope({ view });
  expect(["A", "B", "1", "2", "3"].map((key) => evaluatePath(`deal.fields.${key}`, here))).toEqual([
    "first",
    "second",
    "second",
    "second",
    "third",
  ]);
  const text = "{{ deal.fields.A }} {{ deal.fields.B }} {{ deal.fields.1 }} {{ deal.fields.3 }}";
  expect(renderText(text, here)).toEqual({ text: "first second second third" });
  expect(evaluatePath("contact.fields.Language", here)).toBe("German");
  const company = {
    id: "41",
    name: "Nordwind",
    emails: [],
    phones: [],
    fields: [textField("5", "Seat", "C", "Kiel")],
  };
  const there = exampleScope({ view: { ...EXAMPLE_VIEW, company } });
  expect(evaluatePath("company.fields.Seat", there)).toBe("Kiel");
});

test("no path leads out of the words: not into a text's letters, another group's fields or a list", () => {
  for (const path of [
    "deal.name.0",
    "user.fields.x",
    "contract.fields.x",
    "deal.fields.Plan.length",
    "deal.price.x",
    "today.x",
  ])
    expect(evaluatePath(path, scope)).toBeUndefined();
  const { company: _, ...view } = EXAMPLE_VIEW;
  expect(evaluatePath("company.fields.Address", exampleScope({ view }))).toBeUndefined();
  expect(evaluatePath("company.name", exampleScope({ view }))).toBeUndefined();
});

test("empty texts are no values; zero is one", () => {
  const deal = { ...EXAMPLE_VIEW.deal, name: "  ", price: 0, tags: ["", "vip"] };
  const here = exampleScope({ view: { ...EXAMPLE_VIEW, deal } });
  expect(evaluatePath("deal.name", here)).toBeUndefined();
  expect(evaluatePath("deal.price", here)).toBe(0);
  expect(evaluatePath("deal.tags", here)).toBe("vip");
});

test("a text is read the same however many others were read in between", () => {
  const paths = readText("{{ deal.fields[contact.name] }} {{ deal.tags[0] }}");
  for (let index = 0; index < 1_100; index += 1) readText(`{{ deal.fields.F${index} }}`);
  expect(readText("{{ deal.fields[contact.name] }} {{ deal.tags[0] }}")).toEqual(paths);
  expect("paths" in paths && new Set(paths.paths.map((path) => path.join("/")))).toEqual(
    new Set(["deal/fields/", "contact/name", "deal/tags/0"]),
  );
});
