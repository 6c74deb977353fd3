import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { idIn, sampleContract, typesIn } from "./sample-contract.ts";

let oneflow: OpenOneflow;
const compareText = (left: string, right: string): number => (left < right ? -1 : 1);

beforeEach(async () => {
  oneflow = await openOneflow("documented");
});
afterEach(async () => {
  await oneflow.close();
});

const control = (action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
  oneflow.simulator.control(action, input);
const shown = async (id: number): Promise<unknown> => (await oneflow.call("GET", `/contracts/${id}`))[1];
const drafted = async (over: Readonly<Record<string, unknown>> = {}): Promise<number> =>
  idIn((await oneflow.call("POST", "/contracts/create", sampleContract(over)))[1]);
const publish = async (id: number): Promise<number> =>
  (await oneflow.call("POST", `/contracts/${id}/publish`, { subject: "Please sign", message: "" }))[0];
const sent = async (over: Readonly<Record<string, unknown>> = {}): Promise<number> => {
  const id = await drafted(over);
  expect(await publish(id)).toBe(200);
  return id;
};
const setPeriod = async (id: number, period: unknown): Promise<number> =>
  (await oneflow.call("PUT", `/contracts/${id}`, { _private: { signing_period_expiration: period } }))[0];
const types = async (): Promise<readonly string[]> =>
  (await oneflow.heard()).flatMap(typesIn).toSorted(compareText);

test("the life of a contract is told by hooks, several events in one where they happen at once", async () => {
  const id = await sent();
  await control("sign", { id, signer: "bo.ek@example.com" });
  await control("sign", { id });
  const heard = await oneflow.heard();
  expect(heard.map((hook) => typesIn(hook).join(" ")).toSorted(compareText)).toEqual([
    "contract:create",
    "contract:lifecycle_state:start",
    "contract:publish participant:publish",
    "participant:first_visit",
    "participant:first_visit",
    "participant:sign",
    "participant:sign contract:sign",
  ]);
  expect(oneflow.simulator.state()).toMatchObject({
    documents: [
      {
        state: "signed",
        signers: [{ signedAt: expect.any(String) }, { signedAt: expect.any(String) }],
        audit: ["created", "published", "visited", "signed-by-one", "visited", "signed"],
      },
    ],
  });
});

const Hook = z.strictObject({
  callback_id: z.string(),
  contract: z.strictObject({ id: z.int() }),
  events: z.array(
    z.strictObject({
      id: z.int(),
      type: z.string(),
      created_time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/u),
    }),
  ),
  signature: z.string(),
});

test("a hook says only where to look; its signature covers the callback id alone", async () => {
  const id = await sent();
  const hooks = (await oneflow.heard()).map((hook) => Hook.parse(hook));
  expect(hooks.map(({ contract }) => contract.id)).toEqual([id, id]);
  for (const { callback_id: callbackId, signature } of hooks) {
    expect(signature).toBe(createHash("sha1").update(`${callbackId}sign key`).digest("hex"));
  }
  expect(new Set(hooks.map(({ callback_id: callbackId }) => callbackId)).size).toBe(2);
  const ids = hooks.flatMap(({ events }) => events.map((event) => event.id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(oneflow.receiver.received[0]).toMatchObject({
    method: "POST",
    url: "/hook?secret=path",
    headers: { "content-type": "application/json" },
  });
});

test("with one of two signatures the contract is still pending, and each state is shown", async () => {
  const id = await sent();
  await control("open", { id, signer: "bo.ek@example.com" });
  await control("sign", { id, signer: "bo.ek@example.com" });
  expect(await shown(id)).toMatchObject({
    state: "pending",
    parties: [
      { participants: [{ sign_state: "undecided", delivery_status: "success" }] },
      {
        participants: [
          {
            sign_state: "signed",
            sign_state_updated_time: "2026-01-31T09:00:00+0000",
            delivery_status: "opened",
            _private_ownerside: { visits: 2, first_visited_time: "2026-01-31T09:00:00+0000" },
          },
        ],
      },
    ],
  });
  await expect(control("sign", { id, signer: "bo.ek@example.com" })).rejects.toThrow("not the turn");
});

test("somebody declines, and nobody can act any more", async () => {
  const id = await sent();
  await control("decline", { id, signer: "bo.ek@example.com", reason: "Too expensive" });
  expect(await shown(id)).toMatchObject({
    state: "declined",
    parties: [{}, { participants: [{ sign_state: "declined" }] }],
  });
  expect(JSON.stringify(await shown(id))).not.toContain("Too expensive");
  expect(await types()).toEqual(expect.arrayContaining(["contract:decline", "participant:decline"]));
  await expect(control("sign", { id })).rejects.toThrow("not pending");
  expect(await setPeriod(id, { type: "never" })).toBe(409);
});

test("a template may have people sign one after the other", async () => {
  await control("publishTemplate", { id: 605, title: "We last", signOrder: "ownerside-last" });
  const id = await sent({ template_id: 605, data_fields: [] });
  await expect(control("sign", { id, signer: "ada.owner@example.com" })).rejects.toThrow("not the turn");
  await control("sign", { id, signer: "bo.ek@example.com" });
  await control("sign", { id, signer: "ada.owner@example.com" });
  expect(await shown(id)).toMatchObject({
    state: "signed",
    sign_order: [expect.any(Number), expect.any(Number)],
  });
});

test("a signing period ends by the clock, and a new one brings the contract back", async () => {
  const id = await drafted();
  expect(await setPeriod(id, { type: "days_after_publish", expire_days_after_publish: 3 })).toBe(200);
  await publish(id);
  expect(await shown(id)).toMatchObject({ signing_period_expiry_time: "2026-02-03T09:00:00+0000" });
  oneflow.pass(3 * 86_400_000 + 1000);
  expect(await shown(id)).toMatchObject({ state: "overdue" });
  await expect(control("sign", { id })).rejects.toThrow("not pending");
  expect(await setPeriod(id, { type: "fixed_date", expire_date: "2026-02-02" })).toBe(400);
  expect(await setPeriod(id, { type: "days_after_publish", expire_days_after_publish: 9 })).toBe(400);
  expect(await setPeriod(id, { type: "fixed_date", expire_date: "2026-02-30" })).toBe(400);
  expect(await setPeriod(id, null)).toBe(400);
  expect(await setPeriod(id, { type: "fixed_date", expire_date: "2026-02-10" })).toBe(200);
  expect(await shown(id)).toMatchObject({
    state: "pending",
    signing_period_expiry_time: "2026-02-10T23:59:59+0000",
  });
  expect(await types()).toEqual(
    expect.arrayContaining(["contract:signing_period_expire", "contract:signing_period_revive"]),
  );
  await control("signAll", { id });
  expect(await shown(id)).toMatchObject({ state: "signed" });
});

test("people too can end a signing period and give more time", async () => {
  const id = await sent();
  await expect(control("revive", { id })).rejects.toThrow("not overdue");
  await control("expire", { id });
  expect(await shown(id)).toMatchObject({ state: "overdue" });
  await control("revive", { id });
  expect(await shown(id)).toMatchObject({ state: "pending", signing_period_expiry_time: null });
});

test("who edits a contract that was sent takes its signatures back", async () => {
  const id = await sent();
  await control("sign", { id, signer: "bo.ek@example.com" });
  expect((await oneflow.call("PUT", `/contracts/${id}/data_fields/4`, { value: "Scale" }))[0]).toBe(200);
  expect(await shown(id)).toMatchObject({ parties: [{}, { participants: [{ sign_state: "undecided" }] }] });
  expect(await types()).toEqual(expect.arrayContaining(["contract:signature_reset"]));
  await control("signAll", { id });
  expect((await oneflow.call("PUT", `/contracts/${id}/data_fields/4`, { value: "Growth" }))[0]).toBe(409);
});

test("an e-mail that does not arrive is told and shown", async () => {
  const id = await sent();
  await control("bounce", { id, signer: "bo.ek@example.com" });
  expect(await shown(id)).toMatchObject({ parties: [{}, { participants: [{ delivery_status: "bounce" }] }] });
  expect(await types()).toContain("participant:delivery_failure");
});

test("deleting by hand is told, and the events of a contract can be read", async () => {
  const id = await sent();
  expect(await oneflow.call("GET", `/contracts/${id}/events`)).toMatchObject([
    200,
    { data: [{ type: "contract:create" }, { type: "contract:publish" }, { type: "participant:publish" }] },
  ]);
  await control("deleteByHand", { id });
  expect(await types()).toContain("contract:delete");
  expect((await oneflow.call("GET", `/contracts/${id}`))[0]).toBe(404);
});

test("misspelt actions and keys are refused", async () => {
  const id = await sent();
  await expect(control("signe", { id })).rejects.toThrow("unknown action");
  await expect(control("sign", { id, who: "x" })).rejects.toThrow("unknown key");
  await expect(control("sign", { id: "x" })).rejects.toThrow("must be a number");
  await expect(control("bounce", { id, signer: "nobody@example.com" })).rejects.toThrow("is not on contract");
});
