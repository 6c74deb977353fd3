import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EXAMPLE_VIEW, exampleScope } from "./example.ts";
import { renderText } from "./render-text.ts";

const scope = exampleScope();

function rendered(text: string, where = scope): string {
  const result = renderText(text, where, "fields.x");
  return "text" in result
    ? result.text
    : `PROBLEM ${result.problems.map((problem) => problem.text).join(" | ")}`;
}

test.each([
  [
    "{{ deal.name }} {{ deal.price }} {{ deal.stage }} {{ deal.pipeline }}",
    "Nordwind yearly 12500 Won Sales",
  ],
  ["{{ deal.fields.Plan }} {{ deal.fields.PLAN }} {{ deal.fields.101 }}", "Growth Growth Growth"],
  ['{{ deal.fields["Contract value"] }}', "9900"],
  ["{{ deal.fields.Regions }}", "EU, UK"],
  ["{{ contact.first_name }} {{ contact.last_name }} {{ contact.email }}", "Lena Vogel lena@example.com"],
  ["{{ contact.emails[1] }} {{ deal.tags | join: '+' }}", "l.vogel@example.org vip+north"],
  ["{{ user.name }} {{ contract.vendor }} {{ contract.reference }}", "Ada Owner Contractbook CS-EXAMPLE001"],
  ["{{ deal.fields.Discount | default: 'none' }}", "none"],
  [
    "[{{ deal.fields.Discount }}{{ contract.reason }}{{ contract.declined_by }}{{ contract.declinedBy }}]",
    "[]",
  ],
  ["{% if deal.price > 10000 %}large{% endif %}", "large"],
  ["{% for tag in deal.tags %}{{ tag }};{% endfor %}", "vip;north;"],
  ["no braces at all", "no braces at all"],
])("%s becomes %s", (text, expected) => {
  expect(rendered(text)).toBe(expected);
});

test("today and now are told in the account's zone, calendar dates are never shifted", () => {
  expect(rendered("{{ today }} {{ today | date: '%d.%m.%Y' }} {{ now | date: '%H:%M' }}")).toBe(
    "2026-11-22 22.11.2026 00:30",
  );
  const west = exampleScope({ timezone: "America/Los_Angeles" });
  expect(rendered("{{ today }} {{ deal.fields.Start | date: '%d.%m.%Y' }}", west)).toBe(
    "2026-11-21 01.12.2026",
  );
  expect(rendered("{{ 'now' | date: '%Y-%m-%d' }}", west)).toBe("2026-11-21");
});

test("dates, numbers and money follow the account's locale", () => {
  const german = exampleScope({ locale: "de" });
  expect(rendered("{{ deal.fields.Start | date: 'long' }}", german)).toBe("1. Dezember 2026");
  expect(rendered("{{ deal.price | number: 2 }}", german)).toBe("12.500,00");
  expect(rendered("{{ deal.price | money: 'EUR' }}", german).replace("\u00a0", " ")).toBe("12.500,00 €");
  expect(rendered("{{ deal.fields.Discount | money: 'EUR' }}", german)).toBe("");
});

test.each([
  ["{{ deal.fields.Plann }}", "The deal has no field named “Plann”; did you mean “Plan”?"],
  ["{{ deal.fields.plan }}", "The deal has no field named “plan”; did you mean “Plan”?"],
  ["{{ deel.name }}", "There is no value named “deel” in texts; did you mean “deal”?"],
  ["{{ deal.prize }}", "“deal” has no value named “prize”; did you mean “price”?"],
  ["{{ contact.constructor }}", "“contact” has no value named “constructor”"],
  ["{{ deal.__proto__ }}", "“deal” has no value named “__proto__”"],
  ["{{ deal.fields }}", "a group of values stands where one value belongs"],
  ["{{ deal.name | nope }}", "there is no filter named “nope”"],
  ["{% include 'secret' %}", "there is no tag named “include”"],
  ["{{ deal.name", "is not closed with }}"],
  ["{{ deal.name | money: 'EUR' }}", "is not a number"],
  ["{{ deal.price | money: 'NOWHERE' }}", "needs a currency code"],
])("%s is a problem", (text, expected) => {
  expect(rendered(text)).toMatch(/^PROBLEM/);
  expect(rendered(text)).toContain(expected);
});

test("nothing but the deal's own words can be reached: no prototypes, no methods", () => {
  expect(rendered("[{{ deal.tags.constructor }}{{ deal.name.constructor }}{{ deal.tags.map }}]")).toBe("[]");
});

test.each(["sample", "date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string"])(
  "the filter %s, which asks a dice or a clock of its own, does not exist: a deal always gives the same text",
  (filter) => {
    expect(rendered(`{{ deal.tags | ${filter} }}`)).toContain(`there is no filter named “${filter}”`);
  },
);

test.each(["include", "render", "layout", "block"])(
  "the tag %s, which reads files, does not exist",
  (tag) => {
    expect(rendered(`{% ${tag} 'x' %}`)).toContain(`there is no tag named “${tag}”`);
  },
);

test("an id or code without a value is empty, since only names are listed for the account", () => {
  expect(rendered("[{{ contact.fields.9999 }}{{ contact.fields.POSITION_2 }}]")).toBe("[]");
});

test.each([
  "{% for i in (1..100000000) %}x{% endfor %}",
  "{% for i in (1..9000) %}{% for j in (1..9000) %}{% for k in (1..9000) %}x{% endfor %}{% endfor %}{% endfor %}",
  `{{ deal.name }}${"x".repeat(60_000)}`,
])("a loop bomb or a giant ends as a problem: %#", (text) => {
  expect(rendered(text)).toContain("too long");
});

test("values that look like Liquid are never rendered a second time", () => {
  const view = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, name: "{{ user.email }}{% raw %}" } };
  expect(rendered("{{ deal.name }}", exampleScope({ view }))).toBe("{{ user.email }}{% raw %}");
});

test("no field name, however odd, reaches a prototype or breaks rendering", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString")),
      fc.string(),
      (name, value) => {
        const fields = [{ id: "900", name, type: "text", values: [value] }];
        const view = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, fields } };
        expect(rendered("{{ deal.fields.900 }}", exampleScope({ view }))).toBe(value);
      },
    ),
  );
});

test("any text at all renders or is a problem, and never throws", () => {
  const piece = fc.constantFrom(
    "{{",
    "}}",
    "{%",
    "%}",
    "deal",
    ".",
    "fields",
    "[",
    "]",
    '"',
    "|",
    "if",
    "for",
    "in",
    " ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 20 }), (pieces) => {
      const result = renderText(pieces.join(""), scope);
      expect("text" in result || result.problems.length > 0).toBe(true);
    }),
  );
});
