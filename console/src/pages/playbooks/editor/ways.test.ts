import { expect, test } from "vitest";
import { readWays, waysOf, writeWays } from "./ways.ts";

const BY = "deal.fields.Country";

test("one connection and one template are one way", () => {
  const send = { through: "contracts", template: "tpl" };
  const ways = readWays(send);
  expect(ways).toEqual({ cases: [], otherwise: { connection: "contracts", template: "tpl" } });
  expect(writeWays(ways ?? { cases: [] })).toEqual(send);
});

test("connection and template that the same field chooses stand side by side, and come back as they were", () => {
  const send = {
    through: { by: BY, map: { DE: "signing", SE: "contracts" }, default: "contracts" },
    template: { by: BY, map: { DE: "agreement-de", SE: "tpl_se" }, default: "tpl" },
  };
  const ways = readWays(send);
  expect(ways?.cases).toEqual([
    { value: "DE", connection: "signing", template: "agreement-de" },
    { value: "SE", connection: "contracts", template: "tpl_se" },
  ]);
  expect(writeWays(ways ?? { cases: [] })).toEqual(send);
});

test("a template alone may be chosen: the connection is written once", () => {
  const send = { through: "contracts", template: { by: BY, map: { DE: "de" }, default: "en" } };
  expect(writeWays(readWays(send) ?? { cases: [] })).toEqual(send);
});

test("without a default nothing stands for all others", () => {
  const ways = readWays({ through: "contracts", template: { by: BY, map: { DE: "de" } } });
  expect(ways?.otherwise).toBeUndefined();
});

test("two different fields are for a file only", () => {
  const through = { by: "deal.fields.Plan", map: { Growth: "a" } };
  expect(readWays({ through, template: { by: BY, map: { DE: "b" } } })).toBeUndefined();
});

test("each pair is asked for once, unfinished ones not at all", () => {
  const pair = { connection: "contracts", template: "tpl" };
  const cases = [
    { value: "DE", ...pair },
    { value: "SE", ...pair },
    { value: "FR", connection: "", template: "" },
  ];
  expect(waysOf({ by: BY, cases, otherwise: pair })).toHaveLength(1);
});
