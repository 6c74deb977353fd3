import { expect, test } from "vitest";
import { nameToId } from "./name-to-id.ts";

const ids = (...names: readonly string[]) => names.map((name) => nameToId(name, "playbook"));

test("what people call something becomes an id, whatever letters they write in", () => {
  expect(ids("Won agreement (Zürich)", "Acme & Söhne", "-- 2026", "Straße N° 7", "Bob's")).toEqual([
    "won-agreement-zurich",
    "acme-sohne",
    "2026",
    "strasse-n-7",
    "bobs",
  ]);
  expect(ids("Договор №1", "Łódź", "Ærø", "Σύμβαση", "Їжак")).toEqual([
    "dogovor-no1",
    "lodz",
    "aero",
    "symvasi",
    "izhak",
  ]);
});

test("a name of which no letter can stand in an address gets the common word, and none gets none", () => {
  expect(ids("契約書", "!!!", "عقد", " ", "")).toEqual(["playbook", "playbook", "playbook", "", ""]);
});

test("an id is never too long, and begins and ends with a letter or a digit", () => {
  const [long = ""] = ids(`${"a".repeat(55)} ${"b".repeat(40)}`);
  expect(long).toBe("a".repeat(55));
});
