import { expect, test } from "vitest";
import { anOrder } from "../../tests/builders.ts";
import { catalogueQuery, catalogueWords } from "./catalogue-words.ts";

test("a contract is known by its deal, company, people, addresses and reference, each word with its account", () => {
  const words = catalogueWords("acme", {
    dealId: "4711",
    about: { name: "Müller & Søn", price: 1, company: "Nordwind GmbH" },
    order: anOrder(),
  });
  for (const word of [
    "4711",
    "muller",
    "son",
    "nordwind",
    "gmbh",
    "lena",
    "lena@example.com",
    "cs-testtesttest1",
  ])
    expect(words).toContain(`acme/${word}`);
  expect(words.every((word) => word.startsWith("acme/"))).toBe(true);
});

test("a text without end gives words with one", () => {
  const words = catalogueWords("acme", {
    about: { name: "x".repeat(50_000), price: 1, company: "y ".repeat(50_000) },
  });
  expect(words.length).toBeLessThan(130);
  expect(Math.max(...words.map((word) => word.length))).toBeLessThan(140);
});

test.each(["", "  ", "%", "'''", "🦊", "-- ;"])("%j has nothing to look for", (search) => {
  expect(catalogueQuery("acme", search)).toBeUndefined();
});

test("words are quoted, and an address is looked for whole or by its parts", () => {
  expect(catalogueQuery("acme", "Nord wind")).toBe("'acme/nord':* & 'acme/wind':*");
  expect(catalogueQuery("acme", "a@b")).toBe("('acme/a@b':* | ('acme/a':* & 'acme/b':*))");
  expect(catalogueQuery("it's", "o'neil")).toBe("('it''s/o''neil':* | ('it''s/o':* & 'it''s/neil':*))");
});
