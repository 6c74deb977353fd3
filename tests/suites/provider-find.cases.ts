import { expect } from "vitest";
import type { Reference } from "../../src/domain/contract.ts";
import type { ProviderCase } from "./provider-case.ts";
import { sent } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

const OTHER = "CS-ANOTHER0001" as Reference;

/** What `find` may come to where the truth is `found`. */
function expected(stand: ProviderStand, found: "one" | "none"): string {
  return stand.can.find ? found : "cannot-tell";
}

/** Looking for a contract by our reference. */
export const FIND_CASES: readonly ProviderCase[] = [
  {
    says: "finds nothing before anything was created",
    async run(stand) {
      const { found } = await stand.account.find(stand.order());
      expect(found).toBe(expected(stand, "none"));
    },
  },
  {
    says: "finds what it created by its reference",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      const found = await stand.account.find(order);
      expect(found.found).toBe(expected(stand, "one"));
      expect(found.found === "one" ? found.contract.id : id).toBe(id);
    },
  },
  {
    says: "never takes another order's contract for ours",
    async run(stand) {
      await stand.account.create(stand.order({ reference: OTHER }));
      const { found } = await stand.account.find(stand.order());
      expect(found).toBe(expected(stand, "none"));
    },
  },
  {
    says: "tells by finding that it is out",
    async run(stand) {
      const id = await sent(stand);
      const found = await stand.account.find(stand.order());
      expect(found.found).toBe(expected(stand, "one"));
      expect(found.found === "one" ? found.contract : { id, status: "sent" }).toMatchObject({
        id,
        status: "sent",
      });
    },
  },
  {
    says: "finds the one that went out when a second draft carries the same reference",
    async run(stand) {
      const order = stand.order();
      await stand.account.create(order);
      const id = await sent(stand);
      await stand.account.create(order);
      const found = await stand.account.find(order);
      expect(found.found).toBe(expected(stand, "one"));
      // where creating sends, all three are out, and either is the truth
      const ids = stand.can.draft || found.found !== "one" ? [id] : [found.contract.id];
      expect(ids).toContain(found.found === "one" ? found.contract.id : id);
    },
  },
  {
    says: "finds it among many",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      for (let number = 100; number < 205; number += 1) {
        await stand.account.create(stand.order({ reference: `CS-CROWD${number}` as Reference }));
      }
      const found = await stand.account.find(stand.order());
      expect(found.found).toBe(expected(stand, "one"));
      expect(found.found === "one" ? found.contract.id : id).toBe(id);
    },
  },
  {
    says: "never calls it none when looking fails",
    async run(stand) {
      const { find } = stand.facts.calls;
      const order = stand.order();
      await stand.account.create(order);
      if (find === undefined) {
        const calls = stand.tap.seen.length;
        expect(await stand.account.find(order)).toEqual({ found: "cannot-tell" });
        expect(stand.tap.seen).toHaveLength(calls);
        return;
      }
      stand.vendor.fault({ kind: "500", match: find.source });
      expect(await stand.fails(stand.account.find(order))).toMatchObject({
        code: "unavailable",
        verdict: { next: "retry" },
      });
      stand.vendor.fault({ kind: "lost", match: find.source });
      expect(await stand.fails(stand.account.find(order))).toMatchObject({ verdict: { next: "retry" } });
      stand.vendor.fault({ kind: "nonsense", match: find.source });
      expect((await stand.fails(stand.account.find(order))).code).toBe("answer_unreadable");
      stand.tap.on(find, { answer: { status: 200, body: { documents: "none", items: 7 } } });
      expect((await stand.fails(stand.account.find(order))).code).toBe("answer_unreadable");
    },
  },
];
