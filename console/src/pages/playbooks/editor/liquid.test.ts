import { expect, test } from "vitest";
import { named, textParts, toPath, toText } from "./liquid.ts";

const NAMES: Readonly<Record<string, string>> = {
  "company.name": "Company name",
  "contact.name": "Contact name",
};

test("a path and a text say the same", () => {
  expect(toText("deal.price")).toBe("{{ deal.price }}");
  expect(toText("{{ deal.price }}")).toBe("{{ deal.price }}");
  expect(toPath('{{ deal.fields["Contract value"] }}')).toBe('deal.fields["Contract value"]');
});

test("a text reads with the names of its fields, what stands in for an empty one among them", () => {
  const parts = textParts(
    "Agreement with {{ company.name | default: contact.name }}!",
    (path) => NAMES[path],
  );
  expect(parts).toEqual([
    { text: "Agreement with " },
    { field: "company.name", names: ["Company name", "Contact name"], at: [15, 57] },
    { text: "!" },
  ]);
});

test("what nobody knows is named by its path, and conditions are left out", () => {
  const parts = textParts("{% if contract.reason %}{{ contract.reason }}{% endif %}", () => undefined);
  expect(parts).toMatchObject([{ field: "contract.reason", names: ["contract.reason"] }]);
});

test("a place tells which letters a field takes up, so that another one can stand there", () => {
  const written = "For {{ contact.name }}, {{ deal.id | default: 'none' }}";
  const fields = textParts(written, () => undefined).flatMap((part) => ("field" in part ? [part] : []));
  expect(fields.map(({ at: [from, to] }) => written.slice(from, to))).toEqual([
    "{{ contact.name }}",
    "{{ deal.id | default: 'none' }}",
  ]);
  expect(fields[1]?.names).toEqual(["deal.id", "none"]);
});

test("a name that says whose it is stays alone", () => {
  expect(named("Contact", "Phone")).toBe("Contact: Phone");
  expect(named("Contact", "Contact name")).toBe("Contact name");
});
