import { expect } from "vitest";
import { outcomes, plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const since = new Date(0);

async function stopsCalling(stand: CrmStand): Promise<void> {
  await stand.account.control("blockIp");
  const id = plainDeal(stand);
  expect(await stand.fails(stand.crm.readDeal(id))).toMatchObject({
    code: "ip_blocked",
    verdict: { next: "stop" },
  });
  const calls = stand.calls(/./u);
  const later = [
    stand.crm.readDeal(id),
    stand.crm.hasNote(id, "[x]", since),
    stand.crm.addNote(id, { text: "t", marker: "[x]" }),
    stand.crm.enteredStages([{ pipelineId: "1", stageId: "2" }], since, new Date()),
  ];
  expect(new Set(await outcomes(later))).toEqual(new Set(["ip_blocked"]));
  expect(stand.calls(/./u)).toBe(calls);
  await stand.account.control("unblock");
  await stand.limiter.unblock(stand.limitKey);
  expect((await stand.crm.readDeal(id))?.id).toBe(id);
}

/** Kommo's limits and blocks. */
export const CRM_LIMIT_CASES: readonly CrmCase[] = [
  {
    says: "two workers together never step over seven calls a second",
    options: { perSecond: 7 },
    async run(stand) {
      const other = stand.worker();
      const ids = plainDeals(stand, 20);
      const results = await outcomes(
        ids.map((id, index) => (index % 2 === 0 ? stand.crm : other).hasNote(id, "[none]", since)),
      );
      expect(new Set(results)).toEqual(new Set(["ok"]));
      expect(stand.calls(/notes/u)).toBe(20);
      expect(stand.account.state()).toMatchObject({ violations: 0 });
    },
  },
  {
    says: "waits as long as Kommo asks for, then goes on, and nobody knows of it",
    options: { perSecond: 7 },
    async run(stand) {
      stand.fault({ kind: "429", retryAfterSeconds: 1, match: "^GET /api/v4/leads" });
      expect((await stand.crm.readDeal(plainDeal(stand)))?.id).toBe(plainDeal(stand));
      const [refused, next] = stand.account.seen.calls;
      expect(refused?.status).toBe(429);
      expect(Date.parse(next?.at ?? "") - Date.parse(refused?.at ?? "")).toBeGreaterThanOrEqual(950);
    },
  },
  {
    says: "hands out a wait that is too long to be sat through",
    options: { perSecond: 7 },
    async run(stand) {
      const before = Date.now();
      stand.fault({ kind: "429", retryAfterSeconds: 300, match: "^GET /api/v4/leads" });
      const { code, verdict } = await stand.fails(stand.crm.readDeal(plainDeal(stand)));
      expect([code, verdict.next]).toEqual(["rate_limited", "wait"]);
      const waitMs = (verdict.next === "wait" ? verdict.until.getTime() : 0) - before;
      expect(waitMs > 250_000 && waitMs < 310_000).toBe(true);
      const calls = stand.calls(/./u);
      expect((await stand.fails(stand.worker().readDeal(plainDeal(stand)))).code).toBe("rate_limited");
      expect(stand.calls(/./u)).toBe(calls);
    },
  },
  ...[7, undefined].map((perSecond) => ({
    says: `makes no call any more once Kommo blocks our address (${perSecond ?? "no"} limit)`,
    ...(perSecond === undefined ? {} : { options: { perSecond } }),
    run: stopsCalling,
  })),
  {
    says: "one worker's block stops the others too",
    options: { perSecond: 7 },
    async run(stand) {
      const other = stand.worker();
      await stand.account.control("blockIp");
      await stand.fails(stand.crm.readDeal(plainDeal(stand)));
      const calls = stand.calls(/./u);
      expect((await stand.fails(other.readDeal(plainDeal(stand)))).code).toBe("ip_blocked");
      expect(stand.calls(/./u)).toBe(calls);
    },
  },
  {
    says: "takes a missing right for no block",
    options: { isTapped: true },
    async run(stand) {
      const body = { title: "Forbidden", status: 403, detail: "No rights" };
      stand.tap?.on(/^GET .*\/leads/u, { answer: { status: 403, body } });
      expect(await stand.fails(stand.crm.readDeal(plainDeal(stand)))).toMatchObject({
        code: "forbidden",
        verdict: { next: "stop" },
      });
      expect((await stand.crm.readDeal(plainDeal(stand)))?.id).toBe(plainDeal(stand));
    },
  },
];
