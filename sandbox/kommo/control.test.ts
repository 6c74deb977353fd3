import { expect, test } from "vitest";
import { at, listAt, openAccount, START_MS } from "./kommo.testkit.ts";

const ID = 20_000_001;
const NOW = START_MS / 1000;

test("the state of a deal tells its whole story in names", async () => {
  const { call, control } = await openAccount();
  const made = await control("createDeal", {
    name: "Story",
    price: 900,
    contacts: [30_000_001],
    company: 40_000_001,
    stage: "Proposal",
    fields: { Plan: "Growth", Products: ["Licence", "Support"] },
  });
  const id = at(made, "id");
  await control("moveDeal", { id, stage: "Contract sent" });
  await call("POST", "/api/v4/leads/notes", [
    { entity_id: id, note_type: "common", params: { text: "hello" } },
  ]);
  await call("POST", "/api/v4/tasks", [
    { entity_id: id, entity_type: "leads", text: "call", complete_till: NOW + 60 },
  ]);
  const state = await control("state", { id });
  expect(state).toMatchObject({
    name: "Story",
    price: 900,
    pipeline: "Sales",
    stage: "Contract sent",
    companyId: 40_000_001,
    contacts: [{ id: 30_000_001, isMain: true }],
    fields: { Plan: "Growth", Products: ["Licence", "Support"] },
    notes: [{ type: "common", text: "hello" }],
    tasks: [{ text: "call", completeTill: NOW + 60, isCompleted: false }],
    files: [],
  });
  expect(listAt(state, "stageHistory").map((entry) => [at(entry, "stage"), at(entry, "at")])).toEqual([
    ["Proposal", NOW],
    ["Contract sent", NOW],
  ]);
});

test.each([
  ["fly", {}, /no action "fly"/u],
  ["constructor", {}, /no action "constructor"/u],
  ["moveDeal", { id: 5, stage: "Won" }, /no deal 5/u],
  ["moveDeal", { id: ID, stage: "Moon" }, /no stage "Moon" in \w+; there are .*Won/u],
  ["moveDeal", { id: ID, stage: "Won", pipeline: "X" }, /no pipeline "X"/u],
  ["moveDeal", { id: ID, stge: "Won" }, /unknown key "stge"/u],
  ["moveDeals", { ids: [], stage: "Won" }, /at least one id/u],
  ["setPrice", { id: ID, price: 1.5 }, /whole number/u],
  ["setField", { id: ID, field: "Nope", value: "x" }, /no field "Nope"/u],
  ["setField", { id: ID, field: "Plan", value: "Tiny" }, /does not fit/u],
  ["createDeal", { contacts: ["x"] }, /no contact "x"/u],
  ["subscribe", { url: "nowhere" }, /http\(s\) address/u],
  ["subscribe", { url: "http://127.0.0.1/", events: ["moon"] }, /no hook event "moon"/u],
  ["revokeToken", { token: "x" }, /no such token/u],
])("%s with %o is refused with a sentence", async (action, input, sentence) => {
  const { control } = await openAccount();
  await expect(control(action, input)).rejects.toThrow(sentence);
});

test("a batch move with one unknown deal moves none", async () => {
  const { call, control } = await openAccount();
  await expect(control("moveDeals", { ids: [ID, 5], stage: "Won" })).rejects.toThrow(/no deal 5/u);
  expect((await call("GET", "/api/v4/events")).status).toBe(204);
});

test("a reset brings the town back", async () => {
  const { call, control, simulator } = await openAccount();
  const before = JSON.stringify(simulator.state());
  await control("moveDeal", { id: ID, stage: "Won" });
  await control("revokeToken");
  await control("blockIp");
  expect(JSON.stringify(simulator.state())).not.toBe(before);
  simulator.reset();
  expect(JSON.stringify(simulator.state())).toBe(before);
  expect((await call("GET", "/api/v4/account")).status).toBe(200);
});

test("a deleted deal comes back when it is restored", async () => {
  const { call, control } = await openAccount();
  await control("deleteDeal", { id: ID });
  await control("restoreDeal", { id: ID });
  expect((await call("GET", `/api/v4/leads/${ID}`)).status).toBe(200);
});
