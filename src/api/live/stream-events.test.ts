import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, T0 } from "../../../tests/builders.ts";
import { OWNER, personAt, receptionOf, TESTER } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import { createVisitor } from "../../../tests/visitor.ts";
import { SEATS } from "./stream-seats.ts";

let office: OpenOffice;

function fail(): never {
  throw new Error("there is no stream");
}

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function keyOf(account: string): Promise<string> {
  const { secret } = await receptionOf(office.app).keys.add({
    account,
    role: "viewer",
    name: "eye",
    by: TESTER,
  });
  return secret;
}

async function listen(account: string, secret: string) {
  const answer = await fetch(`${office.url}/api/accounts/${account}/events`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  return { answer, reader: (answer.body ?? fail()).getReader() };
}

/** Reads on until the text holds this. */
async function until(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  wanted: string,
): Promise<string> {
  const decoder = new TextDecoder();
  for (let text = ""; ;) {
    const { value, done } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
    if (text.includes(wanted)) return text;
  }
}

/** How many of so many changes a page is told of, one by one. */
async function changesTold(account: string, count: number, change: () => Promise<void>): Promise<number> {
  const { reader } = await listen(account, await keyOf(account));
  await until(reader, "retry");
  // the reader's first look is what it compares with: a change is repeated until it was seen
  const waking = new AbortController();
  const making = (async () => {
    for (let n = 0; !waking.signal.aborted; n += 1) {
      const at = new Date(T0.getTime() + n);
      await office.app.store.health.bad(account, "wake", at, {
        code: "credentials_rejected",
        detail: `${n}`,
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  await until(reader, '"connections"');
  waking.abort();
  await making;
  let told = 0;
  for (let n = 0; n < count; n += 1) {
    await change();
    if ((await until(reader, '"people","changes"')).includes("changes")) told += 1;
  }
  await reader.cancel();
  return told;
}

test("a page is told which contracts changed and how many deliveries came, of its account alone", async () => {
  const { answer, reader } = await listen("acme", await keyOf("acme"));
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
  ]);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const { store } = office.app;
  // the reader begins where the store is when it first looks: news is made until it has been told
  const told = new AbortController();
  const mine: string[] = [];
  const making = (async () => {
    for (let n = 0; !told.signal.aborted; n += 1) {
      const other = await store.contracts.plan(aNewContract({ account: "other", dealId: `${n}` }));
      const { contract } = await store.contracts.plan(aNewContract({ dealId: `${n}` }));
      mine.push(contract.reference);
      await store.deliveries.keep({
        account: "acme",
        connection: "kommo",
        receivedAt: T0,
        headers: {},
        body: Buffer.from("x"),
      });
      expect(other.fresh).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const text = await until(reader, '"contracts":["CS-');
  told.abort();
  await making;
  const [, data = "{}"] = /event: news\ndata: (.*)\n/u.exec(text) ?? [];
  const news: unknown = JSON.parse(data);
  expect(news).toMatchObject({ contracts: expect.any(Array), deliveries: expect.any(Number) });
  const references = data.match(/CS-\w+/gu) ?? [];
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((reference) => !mine.includes(reference))).toEqual([]);
  await reader.cancel();
});

test("a page is told of a connection that broke and of a key that was made, whichever process wrote it", async () => {
  const { reader } = await listen("acme", await keyOf("acme"));
  const { store } = office.app;
  await until(reader, "retry");
  const told = new AbortController();
  const making = (async () => {
    for (let n = 0; !told.signal.aborted; n += 1) {
      const at = new Date(T0.getTime() + n * 1_000);
      await store.health.bad("acme", "contracts", at, { code: "credentials_rejected", detail: `${n}` });
      await keyOf("acme");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const text = await until(reader, '"people","changes"');
  told.abort();
  await making;
  expect(text).toMatch(/"changed":\["connections"|"people","changes"/u);
  await reader.cancel();
});

test("somebody's sign-in is told, and so is every change after it", async () => {
  const { app, url } = office;
  await personAt(app, url, "other", "viewer");
  const credentials = { email: "viewer-of-other@example.com", password: OWNER.password };
  const told = await changesTold("other", 1, async () => {
    expect((await createVisitor(url).post("/api/auth/sign-in/email", credentials)).status).toBe(200);
  });
  expect(told).toBe(1);
  expect(await changesTold("other", 3, async () => void (await keyOf("other")))).toBe(3);
});

test("what is guessed at in one account takes no other's news away", async () => {
  const { store } = office.app;
  const note = (account: string) =>
    store.changes.note({ account, at: new Date(), event: "sign_in_failed", by: { via: "nobody", name: "" } });
  const told = await changesTold("other", 2, async () => {
    for (let n = 0; n < 60; n += 1) await note("acme");
    await note("other");
  });
  expect(told).toBe(2);
});

test("one listener takes no more than their share, and gives it back", async () => {
  const secret = await keyOf("acme");
  const streams = await Promise.all(Array.from({ length: SEATS.caller }, () => listen("acme", secret)));
  expect(streams.map(({ answer }) => answer.status)).toEqual(streams.map(() => 200));
  const more = await listen("acme", secret);
  expect(more.answer.status).toBe(429);
  const other = await listen("acme", await keyOf("acme"));
  expect(other.answer.status).toBe(200);
  for (const { reader } of [...streams, more, other]) await reader.cancel();
  await expect
    .poll(async () => {
      const again = await listen("acme", secret);
      await again.reader.cancel();
      return again.answer.status;
    })
    .toBe(200);
});

test("nobody listens without a right to", async () => {
  expect((await fetch(`${office.url}/api/accounts/acme/events`)).status).toBe(401);
  const { answer, reader } = await listen("acme", await keyOf("other"));
  expect(answer.status).toBe(404);
  await reader.cancel();
});

test("the service stops although pages are listening", async () => {
  const other = await openOffice();
  const { secret } = await receptionOf(other.app).keys.add({
    account: "acme",
    role: "viewer",
    name: "eye",
    by: TESTER,
  });
  const answer = await fetch(`${other.url}/api/accounts/acme/events`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  const reader = (answer.body ?? fail()).getReader();
  await reader.read();
  const started = performance.now();
  await other.close();
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(await until(reader, "nothing more")).not.toContain("nothing more");
});
