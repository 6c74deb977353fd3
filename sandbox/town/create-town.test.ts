import { expect, test } from "vitest";
import { createTown } from "./create-town.ts";
import { NASTY } from "./nasty.ts";

test("the same seed gives the same town, another seed another one", () => {
  expect(createTown(7)).toEqual(createTown(7));
  expect(createTown(7).deals).not.toEqual(createTown(8).deals);
});

test("everything a deal points at exists", () => {
  const town = createTown(3, { deals: 300, contacts: 50, companies: 10 });
  const contacts = new Set(town.contacts.map(({ id }) => id));
  const companies = new Set(town.companies.map(({ id }) => id));
  const stages = new Set(
    town.pipelines.flatMap(({ id, stages: all }) => all.map((stage) => `${id}:${stage.id}`)),
  );
  expect(contacts.size).toBe(town.contacts.length);
  for (const deal of town.deals) {
    expect(stages).toContain(`${deal.pipelineId}:${deal.statusId}`);
    for (const link of deal.contacts) expect(contacts).toContain(link.id);
    expect(deal.companyId === null || companies.has(deal.companyId)).toBe(true);
  }
});

test("nobody in town has an address outside example.com", () => {
  const text = JSON.stringify(createTown(5, { deals: 200 }));
  const addresses = text.match(/[\w.]+@[\w.]+/gu) ?? [];
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.every((address) => address.endsWith("@example.com"))).toBe(true);
});

test("a town of 144 deals knows every nasty value, and benchmarks can do without", () => {
  const whats = createTown(1, { deals: 144 }).nasty.map(({ what }) => what);
  expect(whats.toSorted()).toEqual(NASTY.toSorted());
  expect(createTown(1, { deals: 144, nasty: false }).nasty).toEqual([]);
});

test("the contract's field stands beyond the first page of 50 fields", () => {
  expect(createTown(1).fields.leads.findIndex(({ name }) => name === "Contract ID")).toBeGreaterThanOrEqual(
    50,
  );
});
