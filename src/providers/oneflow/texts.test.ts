import { expect, test } from "vitest";
import { failureText } from "./failure-text.ts";
import { Settings } from "./options.ts";
import { isWholeNumber, pathSegment, remoteIdFrom } from "./remote-id.ts";
import { toInstant } from "./to-instant.ts";
import { toName } from "./to-name.ts";

test.each([
  ["2020-07-06T15:14:14+0000", "2020-07-06T15:14:14.000Z"],
  ["2020-07-06T17:14:14+0200", "2020-07-06T15:14:14.000Z"],
  ["2020-07-06T15:14:14Z", "2020-07-06T15:14:14.000Z"],
  ["yesterday", undefined],
  ["", undefined],
  [null, undefined],
  [undefined, undefined],
  ["2".repeat(50), undefined],
])("the vendor's time %s is %s", (text, instant) => {
  expect(toInstant(text)).toBe(instant);
});

test("a title is cut to 130 characters, never through an emoji", () => {
  expect(toName("x".repeat(130))).toBe("x".repeat(130));
  expect(toName("x".repeat(131))).toBe(`${"x".repeat(129)}…`);
  expect(toName(`${"x".repeat(127)} 🚀🚀🚀`)).toBe(`${"x".repeat(127)}…`);
  expect(toName("🚀".repeat(80))).toBe(`${"🚀".repeat(64)}…`);
});

test.each([
  [{ title: "Bad Request", detail: "No such field" }, "Bad Request; No such field"],
  [{ detail: "Twice", title: "Twice" }, "Twice"],
  [{ parameter_problems: { name: ["too long", { max: 130 }] } }, 'name: too long, {"max":130}'],
  [{ parameter_problems: "none" }, undefined],
  [{ detail: "see https://app.oneflow.com/x?token=1" }, "see …"],
  [{}, undefined],
  [[], undefined],
  [null, undefined],
])("the error body %j says %s", (body, text) => {
  expect(failureText(body)).toBe(text);
});

test("ids are texts that cannot lead elsewhere", () => {
  expect([
    remoteIdFrom(7),
    remoteIdFrom("90071992547409931234"),
    remoteIdFrom("a/b"),
    remoteIdFrom({}),
  ]).toEqual(["7", "90071992547409931234", undefined, undefined]);
  expect(() => pathSegment("../x")).toThrow(expect.objectContaining({ code: "not_found" }));
  expect(["77", "0", "7a", "Sales", ""].map(isWholeNumber)).toEqual([true, false, false, false, false]);
});

test.each([
  [{ apiToken: "t", userEmail: "a@b.se", workspace: 77 }, true],
  [{ apiToken: "t", userEmail: "a@b.se", workspace: " Sales " }, true],
  [{ apiToken: "t t", userEmail: "a@b.se", workspace: 77 }, false],
  [{ apiToken: "t", userEmail: "ada", workspace: 77 }, false],
  [{ apiToken: "t", userEmail: "a@b.se", workspace: " " }, false],
  [{ apiToken: "t", userEmail: "a@b.se" }, false],
  [{ apiToken: "t", userEmail: "a@b.se", workspace: 77, apikey: "x" }, false],
])("the settings %j fit: %s", (settings, fit) => {
  expect(Settings.safeParse(settings).success).toBe(fit);
});
