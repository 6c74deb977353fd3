import { expect, test } from "vitest";
import { stepParts } from "./step-parts.ts";

test("bold letters, things to type and links are told apart", () => {
  expect(stepParts("**Plan.** Type `userEmail`, see [here](https://example.com/a).")).toEqual([
    { kind: "bold", text: "Plan." },
    { kind: "text", text: " Type " },
    { kind: "code", text: "userEmail" },
    { kind: "text", text: ", see " },
    { kind: "link", text: "here", href: "https://example.com/a" },
    { kind: "text", text: "." },
  ]);
});

test("only addresses of the web are links, and nothing becomes HTML", () => {
  expect(stepParts("[x](javascript:alert) <b>y</b>")).toEqual([
    { kind: "text", text: "x" },
    { kind: "text", text: " <b>y</b>" },
  ]);
});
