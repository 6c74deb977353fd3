import { afterEach, beforeEach, expect, test } from "vitest";
import { createHookReceiver } from "./hook-receiver.ts";
import type { HookReceiver } from "./hook-receiver.ts";
import { createHookSender } from "./hook-sender.ts";
import type { ClosableHookSender } from "./hook-sender.ts";

const now = (): Date => new Date("2026-01-31T09:00:00Z");
const retry = (attempt: number, status: number | "failed"): number | undefined =>
  status === 200 || attempt === 4 ? undefined : attempt;

let receiver: HookReceiver;
let sender: ClosableHookSender;

beforeEach(async () => {
  receiver = await createHookReceiver();
  sender = createHookSender({ now, retry, timeoutMs: 100 });
});
afterEach(async () => {
  sender.close();
  await receiver.close();
});

const send = (body: string): void => {
  sender.send({ url: receiver.url, headers: { "content-type": "application/json" }, body });
};
const bodies = (): readonly string[] => receiver.received.map(({ body }) => body);

test("a hook arrives with its headers and bytes and is noted", async () => {
  send(`{"ü":1}`);
  await sender.settled();
  expect(receiver.received[0]).toMatchObject({ method: "POST", url: "/hook", body: `{"ü":1}` });
  expect(receiver.received[0]?.headers["content-type"]).toBe("application/json");
  expect(sender.log).toEqual([{ at: "2026-01-31T09:00:00.000Z", url: receiver.url, status: 200 }]);
});

test("a refused hook is sent again until it is taken", async () => {
  receiver.answerWith([500, 503, 200]);
  send("again");
  await sender.settled();
  expect(bodies()).toEqual(["again", "again", "again"]);
  expect(sender.log.map(({ status }) => status)).toEqual([500, 503, 200]);
});

test("a hook that nobody answers fails after the timeout, and is given up as the vendor gives up", async () => {
  receiver.answerWith([0, 0, 0, 0]);
  send("unheard");
  await sender.settled();
  expect(sender.log.map(({ status }) => status)).toEqual(["failed", "failed", "failed", "failed"]);
});

test("a hook that waits for a free connection has not begun: its time does not run", async () => {
  const once = createHookSender({ now, retry: () => undefined, timeoutMs: 100 });
  const connections = 64;
  receiver.answerWith(Array.from({ length: connections }, () => 0));
  for (let n = 0; n <= connections; n += 1) once.send({ url: receiver.url, headers: {}, body: String(n) });
  await once.settled();
  const taken = once.log.filter(({ status }) => status === 200);
  expect([taken.length, once.log.length]).toEqual([1, connections + 1]);
  once.close();
});

test("an address that cannot be called fails and does not throw", async () => {
  for (const url of ["http://127.0.0.1:1/hook", "no address", "ftp://example.com/"]) {
    sender.send({ url, headers: {}, body: "" });
  }
  await sender.settled();
  expect(sender.log).toHaveLength(12);
  expect(sender.log.every(({ status }) => status === "failed")).toBe(true);
});

test("a dropped hook never leaves, a doubled one arrives twice", async () => {
  sender.fault({ kind: "drop" });
  sender.fault({ kind: "twice" });
  send("dropped");
  send("doubled");
  send("plain");
  await sender.settled();
  expect(bodies().toSorted()).toEqual(["doubled", "doubled", "plain"]);
  expect(sender.log[0]?.status).toBe("dropped");
});

test("a reordered hook arrives after the one sent next", async () => {
  sender.fault({ kind: "reorder", delayMs: 60_000 });
  send("first");
  await Promise.resolve();
  expect(bodies()).toEqual([]);
  send("second");
  await sender.settled();
  expect(bodies()).toEqual(["second", "first"]);
});

test("a reordered hook that nothing follows arrives all the same", async () => {
  sender.fault({ kind: "reorder", delayMs: 5 });
  send("alone");
  await sender.settled();
  expect(bodies()).toEqual(["alone"]);
});

test("a late hook arrives after those sent meanwhile", async () => {
  sender.fault({ kind: "late", delayMs: 60 });
  send("late");
  send("prompt");
  await sender.settled();
  expect(bodies()).toEqual(["prompt", "late"]);
});

test("every third hook is dropped for ever", async () => {
  sender.fault({ kind: "drop", every: 3 });
  for (const body of ["1", "2", "3", "4", "5", "6", "7"]) send(body);
  await sender.settled();
  expect(bodies().toSorted()).toEqual(["1", "2", "4", "5", "7"]);
});

test("closing forgets what waits, and nothing is under way any more", async () => {
  sender.fault({ kind: "late", delayMs: 60_000 });
  sender.fault({ kind: "reorder", delayMs: 60_000 });
  send("late");
  send("held");
  sender.close();
  await sender.settled();
  send("after the end");
  await sender.settled();
  expect(bodies()).toEqual([]);
});
