import { expect, test } from "vitest";
import { createTemplateBook } from "./template-book.ts";
import type { TemplateBook } from "./template-book.ts";

const NAMES = [
  { id: "t1", name: "Standard agreement" },
  { id: "t2", name: "Twice" },
  { id: "t3", name: "Twice" },
  { id: "t4", name: "t1" },
];

function openBook(): { readonly book: TemplateBook<string>; readonly asked: string[]; clock: Date } {
  const asked: string[] = [];
  const shop = { asked, clock: new Date(0) };
  const source = {
    list: async () => (asked.push("list"), NAMES),
    load: async (id: string) => (asked.push(id), id === "77" ? undefined : `template ${id}`),
    isId: (text: string) => /^\d+$/.test(text),
  };
  return Object.assign(shop, { book: createTemplateBook(source, () => shop.clock) });
}

test("a template is found by its id or its exact name, with blanks around it", async () => {
  const { book } = openBook();
  await expect(book.read(" Standard agreement ")).resolves.toBe("template t1");
  await expect(book.read("t3")).resolves.toBe("template t3");
  await expect(book.idOf("t1"), "an id comes before a name").resolves.toBe("t1");
  await expect(book.read("standard agreement")).resolves.toBeUndefined();
  await expect(book.read(" ")).resolves.toBeUndefined();
});

test("what can only be an id costs no list", async () => {
  const { book, asked } = openBook();
  await expect(book.read("501")).resolves.toBe("template 501");
  await expect(book.read("77")).resolves.toBeUndefined();
  expect(asked).toEqual(["501", "77"]);
});

test("a name that two templates share is not guessed at", async () => {
  await expect(openBook().book.read("Twice")).rejects.toMatchObject({
    code: "configuration_invalid",
    verdict: { next: "stop" },
    detail: '2 templates are called "Twice"; put the id into the playbook.',
    where: { operation: "describeTemplate" },
  });
});

test("both are kept for five minutes, or until they are to be forgotten", async () => {
  const shop = openBook();
  const { book, asked } = shop;
  await book.read("Standard agreement");
  await book.read("Standard agreement");
  expect(asked).toEqual(["list", "t1"]);
  book.forget();
  await book.read("Standard agreement");
  expect(asked).toEqual(["list", "t1", "list", "t1"]);
  shop.clock = new Date(5 * 60_000);
  await book.read("Standard agreement");
  expect(asked).toEqual(["list", "t1", "list", "t1", "list", "t1"]);
});

test("the list that an operator asks for is always the vendor's own", async () => {
  const { book, asked } = openBook();
  await book.list();
  await book.list();
  expect(asked).toEqual(["list", "list"]);
});
