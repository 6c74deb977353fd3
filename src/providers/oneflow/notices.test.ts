import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createNoticeDoor } from "./notices.ts";
import { briefDoor } from "./brief-notices.ts";

const KEY = "our-sign-key";
const call = (body: unknown) => ({
  headers: {},
  body: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
});
const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

/** As the vendor's page `webhook-and-event` shows it. */
function notice(more: Readonly<Record<string, unknown>> = {}) {
  return {
    contract: { id: 1000001 },
    callback_id: "5f1e",
    events: [{ id: 9, type: "contract:sign", created_time: "2020-07-06T15:14:14+0000" }],
    signature: sha1(`5f1e${KEY}`),
    ...more,
  };
}

test("the signature is the SHA-1 of callback id and sign key, any of the keys", () => {
  const door = createNoticeDoor(["new-key", KEY]);
  expect([door.proof, door.refusal]).toEqual(["token", 401]);
  expect(door.isAuthentic(call(notice()))).toBe(true);
  expect(door.isAuthentic(call(notice({ signature: sha1(`5f1e${KEY}`).toUpperCase() })))).toBe(true);
  expect(door.isAuthentic(call(notice({ callback_id: 77, signature: sha1(`77${KEY}`) })))).toBe(true);
});

test.each([
  ["another key", notice({ signature: sha1("5f1eother") })],
  ["no signature", notice({ signature: undefined })],
  ["another callback id", notice({ callback_id: "5f1f" })],
  ["no callback id", notice({ callback_id: undefined, signature: sha1(KEY) })],
  ["an empty callback id", notice({ callback_id: "", signature: sha1(KEY) })],
  ["half a signature", notice({ signature: sha1(`5f1e${KEY}`).slice(0, 20) })],
  ["no JSON", "{"],
  ["a list", "[]"],
])("%s is refused", (_what, body) => {
  expect(createNoticeDoor([KEY]).isAuthentic(call(body))).toBe(false);
});

test("an empty sign key opens nothing; without one the address is the proof", () => {
  expect(createNoticeDoor([""]).isAuthentic(call(notice({ signature: sha1("5f1e") })))).toBe(false);
  const door = createNoticeDoor([]);
  expect([door.proof, door.isAuthentic(call("anything"))]).toEqual(["secret-url", true]);
});

test("one call may hold several events of one contract", () => {
  const events = ["participant:sign", "contract:sign", "contract:sign"].map((type, id) => ({ id, type }));
  expect(createNoticeDoor([]).read(call(notice({ events })))).toEqual({
    about: ["1000001"],
    event: "participant:sign, contract:sign",
    callId: "5f1e",
  });
});

test.each([
  [
    { events: [{ type: "contract:create" }, { type: "participant:create" }] },
    "contract:create, participant:create",
  ],
  [{ contract: { id: "../x" } }, "contract:sign"],
  [{ contract: null }, undefined],
  [{ events: [] }, undefined],
  [{ events: [{ type: 7 }] }, undefined],
])("a call with %j is about nothing, with a reason", (more, event) => {
  const read = createNoticeDoor([]).read(call(notice(more)));
  expect([read.about, read.event]).toEqual([[], event]);
  expect(read.ignored).toMatch(/\S/u);
});

test.each([
  [{ callback_id: 77 }, "77"],
  [{ callback_id: undefined }, undefined],
  [{ callback_id: "" }, undefined],
  [{ callback_id: "x".repeat(501) }, undefined],
  [{ callback_id: { id: 1 } }, undefined],
])("the call with %j is named %s, and read all the same", (more, callId) => {
  const read = createNoticeDoor([]).read(call(notice(more)));
  expect([read.about, read.callId]).toEqual([["1000001"], callId]);
});

test("events that nobody has heard of make us look as well", () => {
  const events = [{ type: "contract:levitate" }];
  expect(createNoticeDoor([]).read(call(notice({ events }))).about).toEqual(["1000001"]);
});

test.each([
  [
    { event_type: "contract.signed", contract_id: 42, participant: { name: "Bo" } },
    ["42"],
    "contract.signed",
  ],
  [{ event_type: "contract.participant_signed", contract_id: "42" }, ["42"], "contract.participant_signed"],
  [{ event_type: "contract.signed", contract_id: "" }, [], "contract.signed"],
  [{ event_type: "contract.signed" }, [], "contract.signed"],
  [{ event_type: "user.created", contract_id: 42 }, [], "user.created"],
  [{ contract_id: 42 }, [], undefined],
])("the article's call %j is about %j", (body, about, event) => {
  const read = briefDoor.read(call(body));
  expect([read.about, read.event]).toEqual([about, event]);
  expect(read.ignored === undefined).toBe(about.length > 0);
});

test("the article signs nothing", () => {
  expect([briefDoor.proof, briefDoor.isAuthentic(call("x"))]).toEqual(["secret-url", true]);
});
