import { expect, test } from "vitest";
import type { Standing } from "../../store/standings.ts";
import { createStandingBook } from "./standing-book.ts";

const RULES = { version: 1 };

function at(kind: Standing["kind"], mark: string, account = "acme"): Standing {
  return { account, kind, mark };
}

function aBook() {
  const book = createStandingBook();
  book.take([at("documents", "1"), at("health", "well")]);
  book.changedOf("acme", RULES);
  book.changedOf("other", RULES);
  return book;
}

test("what stood already when a page opened is no news", () => {
  const book = createStandingBook();
  book.take([at("documents", "1")]);
  expect(book.changedOf("acme", RULES)).toEqual([]);
  book.take([at("documents", "1")]);
  expect(book.changedOf("acme", RULES)).toEqual([]);
});

test("a connection that broke is told to those who look at its account, and once", () => {
  const book = aBook();
  const broken = [at("documents", "1"), at("health", "ill")];
  book.take(broken);
  expect(book.changedOf("acme", RULES)).toEqual(["connections"]);
  expect(book.changedOf("other", RULES)).toEqual([]);
  book.take(broken);
  expect(book.changedOf("acme", RULES)).toEqual([]);
});

test("a saved version tells of everything that it may have changed", () => {
  const book = aBook();
  book.take([at("documents", "2"), at("health", "well")]);
  expect(book.changedOf("acme", RULES)).toEqual(["playbooks", "connections", "settings", "changes"]);
});

test("what another process saved, or a file brought, is told again once it is in force here", () => {
  const book = aBook();
  book.take([at("documents", "1"), at("health", "well")]);
  expect(book.changedOf("acme", { version: 2 })).toEqual(["playbooks", "connections", "settings"]);
});

test("an account's first entries of people and keys are news, and so are the installation's", () => {
  const book = aBook();
  book.take([at("changes", "01")]);
  expect(book.changedOf("acme", RULES)).toEqual(["people", "changes"]);
  book.take([at("changes", "01"), at("documents", "1", "*")]);
  expect(book.changedOf("other", RULES)).toContain("settings");
});

test("after nobody has listened for a while everything is old", () => {
  const book = aBook();
  book.forget();
  book.take([at("documents", "7")]);
  expect(book.changedOf("acme", { version: 7 })).toEqual([]);
});
