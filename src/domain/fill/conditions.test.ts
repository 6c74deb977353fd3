import { expect, test } from "vitest";
import type { Condition } from "../playbook.ts";
import { checkPath, checkText } from "./check-text.ts";
import { choose } from "./choose.ts";
import { evaluatePath } from "./evaluate-path.ts";
import { EXAMPLE_PLAYBOOK, exampleScope } from "./example.ts";
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
  [{ value: "deal.constructor", present: true }, false],
])("%j is %s", (condition, expected) => {
  expect(meets([condition], scope)).toBe(expected);
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

test("texts and paths are checked without a deal", () => {
  expect(checkText("{{ deal.fields.Anything }}")).toEqual([]);
  expect(checkText("one\n{{ two")).toMatchObject([{ line: 2 }]);
  expect(checkText("{{ daal.name }}")[0]?.text).toContain("did you mean “deal”");
  expect(checkPath("deal.fields.Plan")).toBeUndefined();
  for (const path of ["deal", "deal.nope", "nope", "{{ deal.price }}", ""])
    expect(checkPath(path)).toBeTypeOf("string");
});
