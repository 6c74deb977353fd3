import { expect, test } from "vitest";
import { checkText } from "./check-text.ts";
import { faultOf } from "./text-fault.ts";

test.each([
  ["{{ deal.name", "“{{ deal.name” is not closed with }}", 1, 1],
  ["one\ntwo {{ deal.name", "“{{ deal.name” is not closed with }}", 2, 5],
  ["{% if deal.name", "“{% if deal.name” is not closed", 1, 1],
  ["x{% if deal.name %}", "tag {% if deal.name %} not closed", 1, 2],
  ["{{ deal.name | nope }}", "there is no filter named “nope”", 1, 1],
  ["{{ }}", "a value is missing; name one, as in {{ deal.name }}", 1, 4],
  ["{{ | upcase }}", "“| upcase” names no value; name one, as in {{ deal.name }}", 1, 4],
  ["{{ deal..name }}", "a value is misspelt; name one as in {{ deal.name }}", 1, 9],
  ["{% %}", "a tag is empty or misspelt; tags look like {% if deal.price > 0 %}", 1, 4],
  ["{{ deal[ }}", "a [ is not closed with ]", 1, 9],
  ["a\n\n{% nope %}", "there is no tag named “nope”", 3, 1],
  ["{{ deal.name\n   and   more", "“{{ deal.name and more” is not closed with }}", 1, 1],
])("%j: %s, at %i:%i", (text, sentence, line, column) => {
  expect(checkText(text)).toEqual([{ text: sentence, line, column }]);
});

test("a sentence quotes no more than a line of the text", () => {
  const [fault] = checkText(`{{ ${"x".repeat(500)}`);
  expect(fault?.text.length).toBeLessThan(100);
});

test("whatever is thrown becomes a sentence without a place", () => {
  expect(faultOf("just a text")).toEqual({ text: "just a text", line: 1, column: 1 });
  expect(faultOf(new RangeError("Maximum call stack size exceeded"))).toEqual({
    text: "the text is too long or loops for too long",
    line: 1,
    column: 1,
  });
  expect(faultOf(new Error("odd, line:7, col:9"))).toEqual({ text: "odd", line: 1, column: 1 });
  expect(faultOf(new Error("x".repeat(900))).text).toHaveLength(200);
});
