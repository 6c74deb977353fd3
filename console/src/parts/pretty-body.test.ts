import { expect, test } from "vitest";
import { prettyBody } from "./pretty-body.ts";

test("JSON is indented", () => {
  expect(prettyBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
});

test("a form is one field per line, as it was meant", () => {
  expect(prettyBody("leads%5Bstatus%5D%5B0%5D%5Bid%5D=4711&name=Deal+1%3A+%C5%BDofie&empty=")).toBe(
    "leads[status][0][id] = 4711\nname = Deal 1: Žofie\nempty = ",
  );
});

test.each(["", "no form at all", "a=b c", "%PDF-1.7", "a=1\nb=2", '{"cut": '])(
  "%j stays as it is",
  (body) => {
    expect(prettyBody(body)).toBe(body);
  },
);
