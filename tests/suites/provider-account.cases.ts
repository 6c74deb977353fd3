import { expect } from "vitest";
import type { Reference, RemoteId } from "../../src/domain/contract.ts";
import type { ProviderCase } from "./provider-case.ts";
import { sent, writesOf } from "./provider-case.ts";

const HOUR_MS = 3_600_000;

/** Changes while nobody rang, the connection's own check, templates. */
export const ACCOUNT_CASES: readonly ProviderCase[] = [
  {
    says: "finds what happened while the door was shut",
    async run(stand) {
      const ids: RemoteId[] = [];
      for (const name of ["CS-OPEN000001", "CS-OPEN000002", "CS-OPEN000003"]) {
        ids.push(await sent(stand, { reference: name as Reference }));
      }
      const [signed, declined, quiet] = ids;
      if (signed === undefined || declined === undefined || quiet === undefined) throw new Error("unsent");
      stand.clock.pass(HOUR_MS);
      const since = stand.clock.now();
      stand.clock.pass(HOUR_MS);
      await stand.vendor.signAll(signed);
      await stand.vendor.decline(declined, "No");
      const changed = await stand.account.changedSince(since, ids);
      const told = stand.can.changedSince ? [signed, declined] : ids;
      expect(changed.toSorted()).toEqual(told.toSorted());
    },
  },
  {
    says: "loses no change at the very edge of the time that was asked for",
    async run(stand) {
      const id = await sent(stand);
      const changed = await stand.account.changedSince(stand.clock.now(), [id]);
      expect(changed).toEqual([id]);
    },
  },
  {
    says: "finds changes among many",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      for (let number = 100; number < 205; number += 1) {
        await stand.account.create(stand.order({ reference: `CS-CROWD${number}` as Reference }));
      }
      expect(await stand.account.changedSince(stand.clock.now(), [id])).toEqual([id]);
    },
  },
  {
    says: "names only contracts that it was asked about",
    async run(stand) {
      const id = await sent(stand);
      await sent(stand, { reference: "CS-NOTASKED01" as Reference });
      expect(await stand.account.changedSince(new Date(0), [id])).toEqual([id]);
      expect(await stand.account.changedSince(new Date(0), [])).toEqual([]);
    },
  },
  {
    says: "finds no problem on a sound account, and changes nothing by looking",
    async run(stand) {
      const findings = await stand.account.check();
      expect(findings.filter(({ level }) => level === "problem")).toEqual([]);
      expect(findings.some(({ level }) => level === "ok")).toBe(true);
      expect(writesOf(stand)).toEqual([]);
    },
  },
  {
    says: "says by check that the credentials are refused, and what to do",
    async run(stand) {
      const findings = await stand.connect({ hasWrongCredentials: true }).check();
      const problems = findings.filter(({ level }) => level === "problem");
      expect(problems).not.toEqual([]);
      expect(problems.every(({ help }) => (help ?? "") !== "")).toBe(true);
    },
  },
  {
    says: "says by check that the vendor is away, instead of throwing",
    async run(stand) {
      stand.vendor.fault({ kind: "500", times: 50 });
      const down = await stand.account.check();
      expect(down.some(({ level }) => level === "problem")).toBe(true);
      await stand.tap.close();
      const unreachable = await stand.account.check();
      expect(unreachable.some(({ level }) => level === "problem")).toBe(true);
    },
  },
  {
    says: "registers our address once, however often it is asked to, where the vendor takes it by its API",
    async run(stand) {
      const once = (await stand.account.subscribe?.()) ?? [];
      const writes = writesOf(stand).length;
      const again = (await stand.account.subscribe?.()) ?? [];
      expect([...once, ...again].filter(({ level }) => level === "problem")).toEqual([]);
      expect(writesOf(stand)).toHaveLength(writes);
    },
  },
  {
    says: "stops when the credentials are refused",
    async run(stand) {
      const wrong = stand.connect({ hasWrongCredentials: true });
      expect(await stand.fails(wrong.create(stand.order()))).toMatchObject({
        code: "credentials_rejected",
        verdict: { next: "stop" },
      });
      expect(stand.vendor.count(stand.order())).toBe(0);
    },
  },
];
