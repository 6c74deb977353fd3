import { expect, test } from "vitest";
import type { Condition } from "../playbook.ts";
import { checkPath, checkText } from "./check-text.ts";
import { choose } from "./choose.ts";
import { evaluatePath } from "./evaluate-path.ts";
import { EXAMPLE_PLAYBOOK, EXAMPLE_VIEW, exampleScope } from "./example.ts";
import { meets } from "./meets.ts";
import { needsOf, needsOfTexts } from "./needs-of.ts";

const scope = exampleScope();

test.each<[Condition, boolean]>([
  [{ value: "deal.price", atLeast: 12_500 }, true],
  [{ value: "deal.price", atLeast: 12_501 }, false],
  [{ value: "deal.price", atMost: 12_499 }, false],
  [{ value: 'deal.fields["Contract value"]', atLeast: 9_000, atMost: 10_000 }, true],
  [{ value: "deal.fields.Plan", is: "Growth" }, true],
  [{ value: "deal.fields.Plan", isNot: "Growth" }, false],
  [{ value: "deal.fields.Plan", atLeast: 1 }, false],
  [{ value: "deal.fields.Discount", isNot: "10" }, true],
  [{ value: "deal.fields.Discount", atMost: 5 }, false],
  [{ value: "deal.fields.Discount", present: false }, true],
  [{ value: "deal.fields.Discount", present: true }, false],
  [{ value: "deal.tags", is: "vip" }, true],
  [{ value: "deal.tags", oneOf: ["south", "north"] }, true],
  [{ value: "deal.fields.Regions", is: "UK" }, true],
  [{ value: "deal.price", is: 12_500 }, true],
  [{ value: "deal.price", is: "12500" }, true],
  [{ value: "deal.fields.Plan", is: true }, false],
  [{ value: "deal.fields.Plan", is: false }, false],
  [{ value: "deal.price", atMost: 12_500 }, true],
  [{ value: "deal.price", isNot: 12_500 }, false],
  [{ value: "deal.price", isNot: 1 }, true],
  [{ value: "deal.fields.Plan", present: true }, true],
  [{ value: "deal.fields.Plan", present: false }, false],
  [{ value: "deal.fields.Plan", oneOf: ["Basic", " Growth "] }, true],
  [{ value: "deal.fields.Plan", oneOf: ["Basic"] }, false],
  [{ value: "deal.fields.Plan", oneOf: [] }, false],
  [{ value: "deal.price", oneOf: [1, 12_500] }, true],
  [{ value: "deal.fields.Discount", is: "" }, false],
  [{ value: "deal.tags", isNot: "vip" }, false],
  [{ value: "deal.constructor", present: true }, false],
])("%j is %s", (condition, expected) => {
  expect(meets([condition], scope)).toBe(expected);
});

test.each<readonly [string, Condition, boolean]>([
  ["true", { value: "deal.fields.Any", is: true }, true],
  [" TRUE ", { value: "deal.fields.Any", is: true }, true],
  ["1", { value: "deal.fields.Any", is: true }, true],
  ["false", { value: "deal.fields.Any", is: true }, false],
  ["false", { value: "deal.fields.Any", is: false }, true],
  ["0", { value: "deal.fields.Any", is: false }, true],
  ["true", { value: "deal.fields.Any", is: false }, false],
  ["10", { value: "deal.fields.Any", is: false }, false],
  ["true story", { value: "deal.fields.Any", is: true }, false],
  ["untrue", { value: "deal.fields.Any", is: true }, false],
  ["true", { value: "deal.fields.Any", isNot: true }, false],
  [" 7 ", { value: "deal.fields.Any", is: 7 }, true],
  ["7.0", { value: "deal.fields.Any", is: 7 }, true],
  ["7.0", { value: "deal.fields.Any", is: "7" }, false],
  [" Growth ", { value: "deal.fields.Any", is: "Growth" }, true],
  ["growth", { value: "deal.fields.Any", is: "Growth" }, false],
  [" 7 ", { value: "deal.fields.Any", atLeast: 7, atMost: 7 }, true],
  ["seven", { value: "deal.fields.Any", atMost: 8 }, false],
])("a field that holds %j meets %j: %s", (text, condition, expected) => {
  const fields = [{ id: "900", name: "Any", type: "text", values: [text] }];
  const view = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, fields } };
  expect(meets([condition], exampleScope({ view }))).toBe(expected);
});

test("of several values one that fits is enough, except where none may be there", () => {
  const fields = [{ id: "900", name: "Any", type: "multiselect", values: ["5", "50"] }];
  const here = exampleScope({ view: { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, fields } } });
  const value = "deal.fields.Any";
  expect(meets([{ value, atLeast: 40 }], here)).toBe(true);
  expect(meets([{ value, atMost: 10 }], here)).toBe(true);
  expect(meets([{ value, is: 50 }], here)).toBe(true);
  expect(meets([{ value, isNot: 5 }], here)).toBe(false);
});

test("all conditions must hold; none is met by every deal", () => {
  expect(meets([], scope)).toBe(true);
  expect(
    meets(
      [
        { value: "deal.price", atLeast: 1 },
        { value: "deal.tags", is: "south" },
      ],
      scope,
    ),
  ).toBe(false);
});

test("a path gives a number, a text, a joined list or nothing", () => {
  expect(evaluatePath("deal.price", scope)).toBe(12_500);
  expect(evaluatePath("deal.tags", scope)).toBe("vip, north");
  expect(evaluatePath("deal.tags[1]", scope)).toBe("north");
  expect(evaluatePath("deal.fields.101", scope)).toBe("Growth");
  for (const path of [
    "deal",
    "deal.__proto__",
    "deal.name.length",
    "",
    "}}",
    "company.email",
    "deal.fields.toString",
  ]) {
    expect(evaluatePath(path, scope)).toBeUndefined();
  }
});

test("a choice takes the value that fits, else the default, else says what to fill in", () => {
  const map = { Growth: "tpl_growth", UK: "tpl_uk" };
  expect(choose("plain", scope)).toEqual({ value: "plain" });
  expect(choose({ by: "deal.fields.Plan", map }, scope)).toEqual({ value: "tpl_growth" });
  expect(choose({ by: "deal.fields.Regions", map }, scope)).toEqual({ value: "tpl_uk" });
  expect(choose({ by: "deal.name", map, default: "tpl_x" }, scope)).toEqual({ value: "tpl_x" });
  expect(choose({ by: "deal.name", map }, scope, "template")).toEqual({
    problem: {
      what: "template",
      text: "Kommo: the deal's name is “Nordwind yearly”, and the playbook only knows “Growth”, “UK”; fill in one of these.",
    },
  });
  const regions = { EU: "tpl_eu", UK: "tpl_uk" };
  expect(choose({ by: "deal.fields.Regions", map: regions }, scope)).toEqual({ value: "tpl_eu" });
  expect(choose({ by: "deal.name", map: { toString: "x" }, default: "tpl_x" }, scope)).toEqual({
    value: "tpl_x",
  });
  const spaced = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, name: " Growth " } };
  expect(choose({ by: "deal.name", map }, exampleScope({ view: spaced }))).toEqual({ value: "tpl_growth" });
  expect(choose({ by: "deal name", map, default: "tpl_x" }, scope)).toEqual({
    problem: { what: "choice", text: "“deal name” is not a path such as deal.fields.Plan." },
  });
  expect(choose({ by: "deal.fields.Discount", map: {} }, scope)).toMatchObject({
    problem: {
      text: "Kommo: the deal's field “Discount” is empty, and the playbook only knows no value at all; fill in one of these.",
    },
  });
  const long = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, name: "x".repeat(200) } };
  const cut = choose({ by: "deal.name", map }, exampleScope({ view: long }));
  expect("problem" in cut && cut.problem.text).toContain(` is “${"x".repeat(80)}”, and`);
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`option ${index}`, "x"]));
  const told = choose({ by: "deal.name", map: many }, scope);
  expect("problem" in told && told.problem.text).toMatch(/“option 11”; fill in one of these\.$/);
  expect(choose({ by: "deal.fields.Plam", map, default: "tpl_x" }, scope)).toHaveProperty("problem");
  expect(choose({ by: "deal.name", map: {} }, exampleScope())).toHaveProperty("problem");
});

test("only what texts speak of is read from Kommo", () => {
  expect(needsOf(EXAMPLE_PLAYBOOK)).toEqual({ contact: true, company: true, user: false });
  expect(needsOfTexts(["{{ contract.vendor }}", undefined])).toEqual({
    contact: false,
    company: false,
    user: false,
  });
  expect(needsOfTexts(["{% if user.id %}{{ company.fields[contact.name] }}{% endif %}"])).toEqual({
    contact: true,
    company: true,
    user: true,
  });
});

test("conditions, choices and every text of a playbook say what they need; a broken text needs nothing", () => {
  const quiet = { ...EXAMPLE_PLAYBOOK.send, template: "t", title: "", fields: {}, signers: [] };
  const bare = { ...EXAMPLE_PLAYBOOK, send: quiet };
  const nothing = { contact: false, company: false, user: false };
  expect(needsOf(bare)).toEqual(nothing);
  expect(needsOf({ ...bare, where: [{ value: "user.name", is: "Ada" }] })).toEqual({
    ...nothing,
    user: true,
  });
  const user = { by: "user.name", map: {}, default: "x" };
  const company = "{{ company.name }}";
  const signer = { role: "client", name: "", email: "", receives: "signature" } as const;
  const outcome = EXAMPLE_PLAYBOOK.outcomes.sent;
  const sent = (change: object) => ({
    ...bare,
    outcomes: { ...bare.outcomes, sent: { ...outcome, ...change } },
  });
  for (const playbook of [
    { ...bare, send: { ...quiet, through: user } },
    { ...bare, send: { ...quiet, template: user } },
  ])
    expect(needsOf(playbook)).toEqual({ ...nothing, user: true });
  for (const playbook of [
    { ...bare, send: { ...quiet, title: company } },
    { ...bare, send: { ...quiet, message: company } },
    { ...bare, send: { ...quiet, language: company } },
    { ...bare, send: { ...quiet, fields: { a: company } } },
    ...["name", "email", "phone", "language", "company"].map((part) => ({
      ...bare,
      send: { ...quiet, signers: [{ ...signer, [part]: company }] },
    })),
    sent({ note: company }),
    sent({ task: { text: company, dueInHours: 1 } }),
  ])
    expect(needsOf(playbook)).toEqual({ ...nothing, company: true });
  expect(needsOfTexts(["{{ contact.name", "plain"])).toEqual(nothing);
});

test("texts and paths are checked without a deal", () => {
  expect(checkText("{{ deal.fields.Anything }}")).toEqual([]);
  expect(checkText("one\n{{ two")).toMatchObject([{ line: 2 }]);
  expect(checkText("{{ daal.name }}")[0]?.text).toContain("did you mean “deal”");
  expect(checkPath("deal.fields.Plan")).toBeUndefined();
  for (const path of ["deal", "deal.nope", "nope", "{{ deal.price }}", ""])
    expect(checkPath(path)).toBeTypeOf("string");
});
