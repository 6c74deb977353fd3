import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";

const MIB = 1024 * 1024;
/** However busy the machine: a body that takes longer could be sent a thousand times a second. */
const MOST_MS = 5_000;
/** Deals that a call names are read, in batches, while others go on. */
const MOST_WORK_MS = 20_000;

const many = (count: number, one: (n: number) => string, between = ""): string =>
  Array.from({ length: count }, (_, n) => one(n)).join(between);

/** Each as large as is let in. */
const BODIES: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
  "keys by the ten thousand": many(60_000, (n) => `k${n}=1`, "&").slice(0, MIB),
  // texts with the same value under the sums of other runtimes, and numbers that share a slot
  "keys that collide elsewhere": many(
    16_384,
    (n) => `${many(14, (bit) => ((n >> bit) & 1 ? "Aa" : "BB"))}=1`,
    "&",
  ),
  "numeric keys far apart": many(50_000, (n) => `a[${n * 65_536}]=1`, "&").slice(0, MIB),
  "one key, again and again": many(200_000, () => "a=1", "&").slice(0, MIB),
  "deals by the ten thousand": many(10_000, (n) => `leads[status][${n}][id]=${n}`, "&").slice(0, MIB),
  "brackets that go on for ever": `leads${"[a]".repeat(300_000)}=1`.slice(0, MIB),
  "an array of half a million": `[${many(500_000, () => "0", ",")}]`,
  "an object of keys that collide elsewhere": `{${many(16_384, (n) => `"${many(14, (bit) => ((n >> bit) & 1 ? "Aa" : "BB"))}":1`, ",")}}`,
  "JSON half a million deep": "[".repeat(500_000) + "]".repeat(500_000),
  "objects a hundred thousand deep": `${'{"a":'.repeat(150_000)}1${"}".repeat(150_000)}`,
  "one long number": `{"id":${"9".repeat(MIB - 10)}}`,
  "escapes only": "%".repeat(MIB),
  "prototypes by the thousand": `{${many(20_000, () => `"__proto__":{"leads":1},"constructor":{}`, ",")}}`,
  "a packed gigabyte": gzipSync(new Uint8Array(64 * MIB)),
};

test(
  "the dearest bodies of a megabyte are kept, sorted and shown without anybody having to wait",
  { timeout: 120_000 },
  async () => {
    const world = await openWorld();
    for (const [what, body] of Object.entries(BODIES)) {
      for (const door of ["kommo", "contracts"] as const) {
        const started = performance.now();
        const headers = { "content-type": "application/json", "content-encoding": "gzip" };
        expect(await world.knock(door, { body, headers }), what).toBe(200);
        expect(performance.now() - started, `${what}, at ${door}`).toBeLessThan(MOST_MS);
        await world.settle();
        expect(performance.now() - started, `${what}, at ${door}`).toBeLessThan(MOST_WORK_MS);
      }
    }
    expect(process.memoryUsage().rss).toBeLessThan(2_000 * MIB);
    expect(Object.keys(Object.prototype)).toEqual([]);
    // and everything goes on
    await sendDeal(world);
  },
);

test("a packed bomb is never unpacked: it is bytes, and too many of them are too many", async () => {
  const world = await openWorld();
  const bomb = gzipSync(Buffer.from(`leads[status][0][id]=1&${"0".repeat(200 * MIB)}`));
  expect(bomb.byteLength).toBeLessThan(MIB);
  const before = process.memoryUsage().arrayBuffers;
  const headers = { "content-encoding": "gzip" };
  expect(await world.knock("kommo", { body: new Uint8Array(bomb), headers })).toBe(200);
  await world.settle();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MIB);
  const [kept] = await world.app.store.deliveries.list({ account: "acme", limit: 1 });
  expect(kept).toMatchObject({ state: "ignored" });
});

test("nobody who is not signed in makes the API read what is dear", { timeout: 60_000 }, async () => {
  const world = await openWorld();
  const addresses = ["/api/auth/sign-in/email", "/api/welcome", "/api/invitations/take"];
  for (const address of addresses) {
    for (const [what, body] of Object.entries(BODIES)) {
      const started = performance.now();
      const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
      const answer = await fetch(world.url + address, { method: "POST", body, headers });
      const text = await answer.text();
      expect(answer.status, `${what}, at ${address}: ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, `${what}, at ${address}: ${text.slice(0, 200)}`).toBeLessThan(500);
      expect(performance.now() - started, what).toBeLessThan(MOST_MS);
      // nothing of it comes back
      expect(text.length).toBeLessThan(4_000);
    }
  }
});
