import { expect, test } from "vitest";
import { aContract, anOrder } from "../../tests/builders.ts";
import { nameOnDeal } from "./name-on-deal.ts";

const file = {
  kind: "signed",
  name: "contract.pdf",
  key: "acme/4711/contract.pdf",
  sha256: "",
  bytes: 1,
  contentType: "application/pdf",
} as const;
const named = (title: string, name = file.name): string =>
  nameOnDeal(aContract({ order: anOrder({ title }) }), { ...file, name });

test("the file is called after the contract", () => {
  expect(named("Agreement with Nordwind GmbH")).toBe("Agreement with Nordwind GmbH CS-TESTTESTTEST1.pdf");
  expect(named("Avtal 東京 – Zoë & Söhne 🚀")).toBe("Avtal 東京 – Zoë & Söhne 🚀 CS-TESTTESTTEST1.pdf");
});

test.each([
  ["../../etc/passwd", "etc passwd CS-TESTTESTTEST1.pdf"],
  ['C:\\a|b?c*d"e<f>', "C a b c d e f CS-TESTTESTTEST1.pdf"],
  ["one\ntwo\u0000\u202Efdp.exe", "one two fdp.exe CS-TESTTESTTEST1.pdf"],
  [" \t..", "CS-TESTTESTTEST1.pdf"],
  ["\uD83D broken", "\uFFFD broken CS-TESTTESTTEST1.pdf"],
])("of %j nothing is left that a file system stumbles over", (title, expected) => {
  expect(named(title)).toBe(expected);
});

test("a long title is cut between letters as people see them, the reference never", () => {
  const name = named("👩‍👩‍👧".repeat(100));
  expect(name).toMatch(/^(?:👩‍👩‍👧)+ CS-TESTTESTTEST1\.pdf$/u);
  expect(Buffer.byteLength(name)).toBeLessThan(200);
});

test("without a title or an ending there is still a name", () => {
  expect(nameOnDeal(aContract(), { ...file, name: "contract" })).toBe("CS-TESTTESTTEST1");
});
