import { expect, test } from "vitest";
import { changedNouns } from "./changed-nouns.ts";

test("a changed contract makes lists, overview and attention stale, and no deliveries", () => {
  const nouns = changedNouns('{"contracts":["CS-1"],"deliveries":0}');
  expect(nouns).toContain("overview");
  expect(nouns).not.toContain("deliveries");
});

test("a delivery makes deliveries stale, and no contracts", () => {
  expect(changedNouns('{"contracts":[],"deliveries":2}')).toEqual(["deliveries", "connections"]);
});

test("what somebody set makes stale what shows it, and nouns that nobody knows make nothing stale", () => {
  const nouns = changedNouns('{"contracts":[],"deliveries":0,"changed":["playbooks","toString","moon"]}');
  expect(nouns).toEqual(expect.arrayContaining(["playbooks", "playbook", "choices"]));
  expect(changedNouns('{"changed":["people"]}')).toEqual(["people", "keys", "session"]);
  expect(changedNouns('{"changed":["toString","moon"]}')).toEqual([]);
});

test.each(["", "nonsense", "null", "[]", '{"contracts":7}'])("nonsense makes nothing stale: %s", (data) => {
  expect(changedNouns(data)).toEqual([]);
});
