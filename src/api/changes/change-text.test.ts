import { expect, test } from "vitest";
import type { JsonObject } from "../../domain/json.ts";
import { CHANGE_EVENTS } from "../../store/change.ts";
import type { Doer } from "../../store/change.ts";
import { changeText } from "./change-text.ts";
import { sayInEnglish } from "../../texts/texts.ts";

const OLGA: Doer = { via: "session", name: "Olga" };

function saved(data: JsonObject, by: Doer = OLGA): string {
  return changeText({ account: "acme", event: "saved", by, data }, sayInEnglish);
}

test("a saved version says which playbook it was, where its note does not", () => {
  const about = "playbooks/sales";
  expect(saved({ about, note: "Switched off" })).toBe("Playbook sales: Switched off");
  expect(saved({ about, note: "Added the playbook sales" })).toBe("Added the playbook sales");
  expect(saved({ about: "connections/box", note: "Changed the connection box" })).toBe(
    "Changed the connection box",
  );
  expect(saved({ version: 3 })).toBe("Changed the configuration");
  expect(saved({ version: 3 }, { via: "file", name: "" })).toBe(
    "Took the playbooks over from the configuration file",
  );
});

const playbookOf = (): string => "Sales agreement";

const aboutSales = (note: string): string =>
  changeText(
    { account: "acme", event: "saved", by: OLGA, data: { about: "playbooks/sales", note } },
    sayInEnglish,
    playbookOf,
  );

test("a playbook is called by its name, and not twice", () => {
  expect(aboutSales("Switched off")).toBe("Playbook Sales agreement: Switched off");
  expect(aboutSales("Added the playbook Sales agreement")).toBe("Added the playbook Sales agreement");
});

test("a role of every account is told as such", () => {
  const data = { email: "ben@example.com", role: "viewer" };
  const told = (account: string) => changeText({ account, event: "invited", by: OLGA, data }, sayInEnglish);
  expect(told("acme")).toBe("Invited ben@example.com as viewer");
  expect(told("*")).toBe("Invited ben@example.com as viewer of every account");
});

test.each(CHANGE_EVENTS)("%s has words, also where nothing is known about it", (event) => {
  const text = changeText({ account: "acme", event, by: OLGA }, sayInEnglish);
  expect(text.trim()).not.toBe("");
  expect(text).not.toMatch(/undefined|null|object/u);
});
