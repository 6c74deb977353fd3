import { expect, test } from "vitest";
import { namesWord } from "./names-word.ts";

const ANN = "ann@shop.example";

test.each([
  ["alone", "ann@shop.example"],
  ["in capitals", "Ann@Shop.EXAMPLE"],
  ["in JSON", '{"email":"ann@shop.example"}'],
  ["after JSON's line end", String.raw`{"text":"Signers:\nann@shop.example"}`],
  ["after JSON's escaped bracket", String.raw`{"text":"Ann \u003cann@shop.example\u003e"}`],
  ["in a form", "name=Ann&email=ann%40shop.example&id=7"],
  ["in a form after a space", "text=to+ann%40shop.example"],
  ["in a form after an encoded quote", "data=%7B%22email%22%3A%22ann%40shop.example%22%7D"],
  ["in an address", "https://vendor.example/people/ann%40shop.example/contracts"],
  ["at a sentence's end", "Sent to ann@shop.example."],
  ["in brackets", "Ann <ann@shop.example>, Bo <bo@shop.example>"],
])("an e-mail address is found %s", (_, text) => {
  expect(namesWord(text, ANN)).toBe(true);
});

test.each([
  "joann@shop.example",
  "jo-ann@shop.example",
  "jo.ann@shop.example",
  "jo_ann@shop.example",
  "jo+ann@shop.example",
  "o'ann@shop.example",
  "ann@shop.example.org",
  "ann@shop.example-group.com",
  "email=joann%40shop.example",
  "email=jo-ann%40shop.example",
  "email=jo%2Bann%40shop.example",
  String.raw`{"email":"jo\u002bann@shop.example"}`,
])("an e-mail address is not found in %s", (text) => {
  expect(namesWord(text, ANN)).toBe(false);
});

test.each([
  "planned",
  "Ann-Marie",
  "Joann",
  "Mary-Ann",
  "ann@other.example",
  "lena.ann@other.example",
  "ann_1",
])("a name is not found in %s", (text) => {
  expect(namesWord(JSON.stringify({ text }), "Ann")).toBe(false);
});

test.each(["Ann", "ANN signed", "for Ann.", "Ann's contract", "Dr.Ann", "name=Ann&x=1", "text=for+Ann%2C"])(
  "a name is found in %s",
  (text) => {
    expect(namesWord(text, "Ann")).toBe(true);
  },
);

test.each([
  "jo-ann@shop.example",
  "Anna-Lena (Büro) [1]",
  "+49 151/123",
  "a.b+c@shop.example",
  "CS-1J2QEK3BVX3TK",
])("%s is found as it is written", (word) => {
  expect(namesWord(JSON.stringify({ text: `x ${word}, y` }), word)).toBe(true);
  expect(namesWord(`a=1&b=${encodeURIComponent(word)}&c=2`, word)).toBe(true);
});
