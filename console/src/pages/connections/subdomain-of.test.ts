import { expect, test } from "vitest";
import { subdomainOf } from "./subdomain-of.ts";

test.each([
  ["acme", "acme"],
  [" acme ", "acme"],
  ["acme.kommo.com", "acme"],
  ["https://Acme-Sales.kommo.com/leads/pipeline/1?x=y", "acme-sales"],
  ["https://acme.amocrm.ru", "acme"],
  ["https://kommo.com.evil.example/", "https://kommo.com.evil.example/"],
  ["https://example.com/acme.kommo.com", "https://example.com/acme.kommo.com"],
])("%j is the subdomain %j", (typed, subdomain) => {
  expect(subdomainOf(typed)).toBe(subdomain);
});
