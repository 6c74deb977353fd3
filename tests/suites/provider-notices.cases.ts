import { expect } from "vitest";
import type { NoticeDoor, RawCall } from "../../src/providers/provider.ts";
import type { ProviderCase } from "./provider-case.ts";
import { sent } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

/** A real call of the vendor about a contract that is out and signed. */
async function anAuthenticCall(stand: ProviderStand): Promise<RawCall> {
  const id = await sent(stand);
  await stand.vendor.signAll(id);
  const call = (await stand.vendor.hooks()).at(-1);
  if (call === undefined) throw new Error("The vendor made no call.");
  return call;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

/** Calls that the vendor never made, out of one that it made. */
function forgeries({ headers, body }: RawCall): readonly (readonly [what: string, call: RawCall])[] {
  const bits = [0, Math.floor(body.length / 2), body.length - 1].map(
    (at) => [`bit flipped at ${at}`, { headers, body: flipped(body, at) }] as const,
  );
  const emptied = Object.fromEntries(Object.keys(headers).map((name) => [name, ""]));
  const zeroed = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[0-9a-f]/gu, "0")]),
  );
  const long = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.repeat(5000)]));
  const shorter = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.slice(0, -1)]),
  );
  return [
    ...bits,
    ["truncated", { headers, body: body.subarray(0, body.length - 1) }],
    ["extended", { headers, body: Buffer.concat([body, Buffer.from(" ")]) }],
    ["emptied", { headers, body: new Uint8Array() }],
    ["without headers", { headers: {}, body }],
    ["empty headers", { headers: emptied, body }],
    ["zeroed headers", { headers: zeroed, body }],
    ["endless headers", { headers: long, body }],
    ["cut headers", { headers: shorter, body }],
  ];
}

function needsOurSecret({ proof }: NoticeDoor): boolean {
  return proof === "signature" || proof === "token";
}

/** Bodies that are about nothing. */
const EMPTY_TALK: readonly (string | Uint8Array)[] = [
  "",
  " ",
  "hello",
  "null",
  "7",
  '"contract.signed"',
  "[]",
  "{}",
  '{"event": null}',
  '{"event": 7, "data": 7, "contract": 7}',
  '{"event": "contract.signed"}',
  '{"event": "contract.signed", "data": {"id": null}, "contract": {"id": {}}}',
  '{"event": "contract.signed", "data": {"id": "../../x"}, "contract": {"id": "a/b?c"}}',
  '{"event": "contract.signed", "data": {"id": ""}, "contract": {"id": [1e400]}}',
  '{"event": "contract.signed", "__proto__": {"data": {"id": "x"}, "contract": {"id": "x"}}}',
  '{"event": "contract.signed", "data": {"__proto__": {"id": "x"}}, "contract": {"constructor": {"id": "x"}}}',
  "[".repeat(100_000),
  `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`,
  JSON.stringify({ event: "x".repeat(500_000), data: { id: "y".repeat(500_000) } }),
  JSON.stringify(Array.from({ length: 100_000 }, (_, id) => ({ id }))),
  new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x80]),
  new Uint8Array(1024 * 1024),
];

/** The door at which the vendor rings. */
export const NOTICE_CASES: readonly ProviderCase[] = [
  {
    says: "lets in every call that the vendor makes, and it is about the right contract",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.signAll(id);
      const calls = await stand.vendor.hooks();
      const least = stand.facts.tellsEndsOnly ? 1 : 2;
      expect(calls.length).toBeGreaterThanOrEqual(least);
      const notices = calls.map((call) => stand.account.notices.read(call));
      const authentic = calls.map(async (call) => stand.account.notices.isAuthentic(call));
      expect(await Promise.all(authentic)).not.toContain(false);
      expect(notices.map(({ event }) => event ?? "")).not.toContain("");
      // a call may be about nothing when it tells nothing new, but then it says so
      const telling = notices.filter(({ ignored }) => ignored === undefined);
      expect(telling.length).toBeGreaterThanOrEqual(least);
      expect(telling.map(({ about }) => about)).toEqual(telling.map(() => [id]));
    },
  },
  {
    says: "hears of a decline",
    async run(stand) {
      const id = await sent(stand);
      const before = (await stand.vendor.hooks()).length;
      await stand.vendor.decline(id, "No");
      const calls = (await stand.vendor.hooks()).slice(before);
      expect(calls.flatMap((call) => stand.account.notices.read(call).about)).toContain(id);
    },
  },
  {
    says: "refuses every forgery without throwing, or has nothing but the address to go by",
    async run(stand) {
      const { notices } = stand.account;
      const call = await anAuthenticCall(stand);
      const isFree = (forged: RawCall): boolean =>
        notices.proof === "secret-url" ||
        (notices.proof === "token" && stand.facts.keepsToken?.(forged) === true);
      const { signsMeaning } = stand.facts;
      for (const [what, forged] of forgeries(call)) {
        if (what === "extended" && signsMeaning) continue;
        expect([what, await notices.isAuthentic(forged)]).toEqual([what, isFree(forged)]);
      }
      expect([401, 403]).toContain(notices.refusal);
    },
  },
  {
    says: "refuses a call that was signed with another secret",
    async run(stand) {
      const call = await anAuthenticCall(stand);
      const other = stand.connect({ signingSecrets: ["a-secret-of-somebody-else"] }).notices;
      const none = stand.connect({ signingSecrets: [] }).notices;
      // where the vendor's signature is optional, a connection without a secret claims no more than its address
      expect([await other.isAuthentic(call), await none.isAuthentic(call)]).toEqual([
        !needsOurSecret(other),
        !needsOurSecret(none),
      ]);
    },
  },
  {
    says: "lets in calls that were signed with the previous secret, while it is being changed",
    async run(stand) {
      const call = await anAuthenticCall(stand);
      const current = stand.secrets().at(-1) ?? "";
      const rotated = stand.connect({ signingSecrets: ["the-newest-secret", current] }).notices;
      expect(await rotated.isAuthentic(call)).toBe(true);
      const empty = stand.connect({ signingSecrets: [""] }).notices;
      expect(await empty.isAuthentic(call)).toBe(!needsOurSecret(rotated));
    },
  },
  {
    says: "takes what it cannot understand to be about nothing, with a reason",
    async run(stand) {
      const { notices } = stand.account;
      for (const [index, body] of EMPTY_TALK.entries()) {
        const call = stand.vendor.call(body);
        if (notices.proof !== "token")
          expect([index, await notices.isAuthentic(call)]).toEqual([index, true]);
        const { about, ignored } = notices.read(call);
        expect([index, about]).toEqual([index, []]);
        expect([index, (ignored ?? "") === ""]).toEqual([index, false]);
        const bare = notices.read({ headers: {}, body: call.body });
        expect(bare.about).toEqual([]);
      }
      expect(Object.hasOwn(Object.prototype, "id")).toBe(false);
    },
  },
  {
    says: "keeps what it notes of a call short",
    async run(stand) {
      for (const body of EMPTY_TALK) {
        const { event = "", ignored = "" } = stand.account.notices.read(stand.vendor.call(body));
        expect(event.length + ignored.length).toBeLessThan(1000);
      }
    },
  },
  {
    says: "names a call alike each time it is made and no two calls alike, or names none",
    async run(stand) {
      const id = await sent(stand);
      const before = (await stand.vendor.hooks()).length;
      stand.vendor.repeatHooks(20);
      await stand.vendor.signAll(id);
      const told = (await stand.vendor.hooks())
        .slice(before)
        .map((call) => ({ ...stand.account.notices.read(call), says: Buffer.from(call.body).toString() }))
        .filter(({ ignored }) => ignored === undefined);
      const times = [...Map.groupBy(told, ({ says }) => says).values()];
      expect(times.length).toBeGreaterThan(0);
      const names = times.map((calls) => [...new Set(calls.map(({ callId }) => callId))]);
      if (!stand.facts.namesCalls) return expect(new Set(names.flat())).toEqual(new Set([undefined]));
      expect(names.map((ofOne) => ofOne.length)).toEqual(times.map(() => 1));
      expect(times.map((calls) => calls.length)).toEqual(times.map(() => 2));
      return expect(new Set(names.flat()).size).toBe(times.length);
    },
  },
  {
    says: "looks at every contract that a call names",
    async run(stand) {
      const ids = [await sent(stand), await sent(stand)];
      const several = stand.vendor.callAbout?.(ids);
      const { notices } = stand.account;
      const named = several === undefined ? ids : notices.read(several).about;
      expect(named.toSorted()).toEqual(ids.toSorted());
      for (const call of await stand.vendor.hooks()) {
        const { about } = notices.read(call);
        expect(about.filter((id) => !ids.includes(id))).toEqual([]);
      }
    },
  },
  {
    says: "changes nothing by a call: what counts is the read",
    async run(stand) {
      const call = await anAuthenticCall(stand);
      await stand.account.notices.isAuthentic(call); // where the vendor has a public key, it is fetched now
      const calls = stand.tap.seen.length;
      await stand.account.notices.isAuthentic(call);
      stand.account.notices.read(call);
      expect(stand.tap.seen).toHaveLength(calls);
    },
  },
];
