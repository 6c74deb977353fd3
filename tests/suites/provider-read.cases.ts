import { expect } from "vitest";
import { anIdThatIsNone } from "./hostile-ids.ts";
import type { ProviderCase } from "./provider-case.ts";
import { readNow, remoteId, sent } from "./provider-case.ts";

/** Reading a contract: the only truth. */
export const READ_CASES: readonly ProviderCase[] = [
  {
    says: "maps every word that the vendor documents, and keeps it",
    async run(stand) {
      const id = await sent(stand);
      for (const [word, status] of Object.entries(stand.facts.words)) {
        stand.tap.on(stand.facts.calls.read, { change: (answer) => stand.facts.say(answer, word) });
        const contract = await readNow(stand, id);
        expect([word, contract.status]).toEqual([word, status]);
        expect(contract.vendorStatus).toContain(word);
      }
    },
  },
  {
    says: "calls an invented word unknown, and keeps it for the operator",
    async run(stand) {
      const id = await sent(stand);
      for (const word of ["levitating", "SIGNED?", "__proto__", "constructor", "toString"]) {
        stand.tap.on(stand.facts.calls.read, { change: (answer) => stand.facts.say(answer, word) });
        expect(await readNow(stand, id)).toMatchObject({
          status: "unknown",
          vendorStatus: expect.stringContaining(word),
        });
      }
      stand.tap.on(stand.facts.calls.read, {
        change: (answer) => stand.facts.say(answer, "x".repeat(90_000)),
      });
      const { status, vendorStatus } = await readNow(stand, id);
      expect(status).toBe("unknown");
      expect(vendorStatus.length).toBeLessThanOrEqual(500);
    },
  },
  {
    says: "shows who has signed so far",
    async run(stand) {
      const id = await sent(stand);
      const [first] = stand.order().signers;
      await stand.vendor.sign(id, first?.email);
      const { status, signers } = await readNow(stand, id);
      expect(status).toBe("sent");
      const told = stand.facts.shows.signers ? ["signed", "asked"] : ["unknown", "unknown"];
      expect(signers.map((signer) => signer.status)).toEqual(told);
      expect(signers.map(({ email }) => email)).toEqual(stand.order().signers.map(({ email }) => email));
      const at = signers[0]?.at;
      const isTold = stand.facts.shows.signers && stand.facts.shows.times !== false;
      expect(isTold ? Number.isNaN(Date.parse(at ?? "")) : at !== undefined).toBe(false);
    },
  },
  {
    says: "says signed once all have signed",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.signAll(id);
      const { status, signers } = await readNow(stand, id);
      expect(status).toBe("signed");
      const open = signers.filter((signer) => signer.status !== "signed");
      expect(stand.facts.shows.signers ? open : []).toEqual([]);
    },
  },
  {
    says: "brings the reason of a decline",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.decline(id, 'The price is "not" what we agreed on 🙁');
      const { status, signers } = await readNow(stand, id);
      expect(status).toBe(stand.facts.declinesAs ?? "declined");
      const reasons = signers.flatMap(({ reason }) => reason ?? []);
      expect(reasons).toEqual(stand.facts.shows.reason ? ['The price is "not" what we agreed on 🙁'] : []);
    },
  },
  {
    says: "says expired where the vendor holds the clock, and never where we hold it",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.expire?.(id);
      const isTheirs = stand.can.expiry === "vendor";
      expect(stand.vendor.expire !== undefined).toBe(isTheirs);
      expect((await readNow(stand, id)).status).toBe(isTheirs ? "expired" : "sent");
    },
  },
  {
    says: "knows a contract no more that was deleted at the vendor",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.deleteByHand(id);
      expect(await stand.account.read(id)).toBeUndefined();
    },
  },
  {
    says: "knows nothing of an id that belongs to nobody",
    async run(stand) {
      expect(await stand.account.read(remoteId(stand.facts.unusedId))).toBeUndefined();
    },
  },
  {
    says: "takes no other contract's answer for ours",
    async run(stand) {
      const id = await sent(stand);
      const other = stand.facts.unusedId;
      stand.tap.on(stand.facts.calls.read, { change: (answer) => stand.facts.rename(answer, other) });
      expect((await stand.fails(stand.account.read(id))).code).toBe("answer_unreadable");
    },
  },
  {
    says: "tells when it changed last, in a form that can be read again",
    async run(stand) {
      const { updatedAt } = await readNow(stand, await sent(stand));
      expect(Number.isNaN(Date.parse(updatedAt ?? "2026-11-21T08:00:00Z"))).toBe(false);
    },
  },
  {
    says: "says in one sentence why a draft cannot go out yet, where people there hold it",
    async run(stand) {
      const { status, unready = "It is ready." } = await stand.account.create(stand.order());
      expect(unready).toMatch(/^[A-Z][^\n]{0,300}\.$/u);
      expect([status, unready === "It is ready." || status === "drafted"]).toEqual([status, true]);
    },
  },
  {
    says: "hands out no signing link as the contract's page",
    async run(stand) {
      const { url } = await readNow(stand, await sent(stand));
      expect(url ?? "").not.toMatch(/sign(?:ing)?[-_/]?(?:link|token|url)|[?&](?:token|key)=/iu);
    },
  },
  anIdThatIsNone("read", (stand, id) => stand.account.read(id)),
];
