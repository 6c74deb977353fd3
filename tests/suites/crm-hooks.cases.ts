import { expect } from "vitest";
import { createHookReceiver } from "../../sandbox/kit/hook-receiver.ts";
import type { HookNotice } from "../../src/crm/crm.ts";
import type { RawCall } from "../../src/providers/provider.ts";
import { plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const EVENTS = [
  "add_lead",
  "status_lead",
  "update_lead",
  "delete_lead",
  "restore_lead",
  "note_lead",
  "update_contact",
  "add_task",
] as const;

/** What the account tells its hook while `happens`, as our door understands it. */
async function heard(
  stand: CrmStand,
  happens: (url: string) => Promise<unknown>,
): Promise<readonly HookNotice[]> {
  const receiver = await createHookReceiver();
  try {
    await happens(receiver.url);
    await stand.account.hooks.settled();
    return receiver.received.map(({ body }) => stand.crm.hooks.read(call(body)));
  } finally {
    await receiver.close();
  }
}

function call(body: string | Uint8Array): RawCall {
  return {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  };
}

const subscribed =
  (stand: CrmStand, happens: () => Promise<unknown>) =>
  async (url: string): Promise<void> => {
    await stand.account.control("subscribe", { url, events: EVENTS });
    await happens();
  };

const HOSTILE: readonly (string | Uint8Array)[] = [
  "",
  "=",
  "&&&&",
  "leads",
  "leads[status]",
  "leads[status][0][id]=1/../2",
  "leads[status][0][id]=",
  "leads[__proto__][0][id]=7",
  "__proto__[leads][status][0][id]=7",
  "leads[constructor][prototype][id]=7",
  "leads[status][0][id][deeper]=7",
  "leads%5Bstatus%5D%5B0%5D%5Bid%5D=%E0%A4%A",
  "{",
  "[]",
  "null",
  '{"leads": null}',
  '{"leads": {"__proto__": [{"id": 7}]}}',
  '{"leads": {"status": "x"}}',
  `leads${"[a]".repeat(50_000)}=1`,
  `{"leads":${"[".repeat(100_000)}`,
  "leads[status][0][id]=x&".repeat(40_000),
  new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
  new Uint8Array(1024 * 1024),
];

/** Hooks that Kommo sends, and their subscription. */
export const CRM_HOOK_CASES: readonly CrmCase[] = [
  {
    says: "understands every hook about a deal, and knows whose account it is",
    async run(stand) {
      const id = plainDeal(stand);
      const deal = { id: Number(id) };
      const notices = await heard(
        stand,
        subscribed(stand, async () => {
          await stand.account.control("moveDeal", { ...deal, stage: "Won" });
          await stand.account.control("setPrice", { ...deal, price: 900 });
          await stand.account.control("deleteDeal", deal);
          await stand.account.control("restoreDeal", deal);
        }),
      );
      const events = notices.flatMap(({ deals }) => deals.map((one) => `${one.id} ${one.event}`));
      expect(new Set(events)).toEqual(new Set([`${id} moved`, `${id} updated`, `${id} deleted`]));
      for (const { account, ignored } of notices) {
        expect(account).toEqual({ id: "32000001", subdomain: "sandbox" });
        expect(ignored).toBeUndefined();
      }
    },
  },
  {
    says: "hears of a deal that is made in a stage",
    async run(stand) {
      const notices = await heard(
        stand,
        subscribed(stand, () => stand.account.control("createDeal", { name: "New & <b>", stage: "Won" })),
      );
      expect(notices.flatMap(({ deals }) => deals.map(({ event }) => event))).toContain("added");
    },
  },
  {
    says: "hears of every deal when many are moved at once",
    async run(stand) {
      const ids = plainDeals(stand, 120);
      const notices = await heard(
        stand,
        subscribed(stand, () =>
          stand.account.control("moveDeals", { ids: ids.map(Number), pipeline: "Partners", stage: "Won" }),
        ),
      );
      const moved = notices.flatMap(({ deals }) => deals).filter(({ event }) => event === "moved");
      expect(moved.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    },
  },
  {
    says: "understands the Digital Pipeline's call",
    async run(stand) {
      const id = plainDeal(stand);
      const notices = await heard(stand, async (url) => {
        await stand.account.control("digitalPipeline", { pipeline: "Sales", stage: "Won", url });
        await stand.account.control("moveDeal", { id: Number(id), pipeline: "Sales", stage: "Won" });
      });
      expect(notices.flatMap(({ deals }) => deals.map((one) => one.id))).toEqual([id]);
    },
  },
  {
    says: "says why a hook about something else is left alone",
    async run(stand) {
      const notices = await heard(
        stand,
        subscribed(stand, async () => {
          await stand.account.control("editContact", { id: stand.town.contacts[0]?.id, name: "New Name" });
          await stand.crm.addNote(plainDeal(stand), { text: "leads[status][0][id]=7", marker: "[m]" });
        }),
      );
      expect(notices.length).toBeGreaterThanOrEqual(2);
      expect(notices.flatMap(({ deals }) => deals)).toEqual([]);
      expect(notices.every(({ ignored }) => (ignored ?? "") !== "")).toBe(true);
    },
  },
  {
    says: "throws at no body, and takes nothing hostile for a deal",
    async run(stand) {
      for (const [index, body] of HOSTILE.entries()) {
        const notice = stand.crm.hooks.read(call(body));
        expect([index, notice.deals]).toEqual([index, []]);
        expect([index, (notice.ignored ?? "") !== ""]).toEqual([index, true]);
        expect((notice.ignored ?? "").length).toBeLessThan(500);
      }
      expect(Object.hasOwn(Object.prototype, "leads")).toBe(false);
      await stand.crm.account();
    },
  },
  {
    says: "subscribes a hook once, and switches one on that Kommo disabled",
    async run(stand) {
      const { subscriptions } = stand.crm;
      const url = "https://sign.example.com/webhooks/acme/kommo/very-secret-segment";
      expect(await subscriptions.subscribe(url)).toBe("created");
      expect(await subscriptions.subscribe(url)).toBe("kept");
      await stand.account.control("disableHooks", { url });
      expect(await subscriptions.list()).toMatchObject([{ destination: url, isDisabled: true }]);
      expect(await subscriptions.subscribe(url)).toBe("replaced");
      expect(await subscriptions.list()).toMatchObject([{ destination: url, isDisabled: false }]);
      expect(await subscriptions.unsubscribe(url)).toBe(true);
      expect(await subscriptions.unsubscribe(url)).toBe(false);
      expect(await subscriptions.list()).toEqual([]);
    },
  },
  {
    says: "finds no problem by check on a sound account, and changes nothing there",
    async run(stand) {
      const findings = await stand.crm.check();
      expect(findings.filter(({ level }) => level === "problem")).toEqual([]);
      expect(stand.calls(/^(?:POST|PATCH|PUT|DELETE)/u)).toBe(0);
    },
  },
  {
    says: "says by check what is wrong instead of throwing",
    async run(stand) {
      await stand.account.control("revokeToken");
      const refused = await stand.crm.check();
      expect(
        refused.filter(({ level }) => level === "problem").every(({ help }) => (help ?? "") !== ""),
      ).toBe(true);
      expect(refused.some(({ level }) => level === "problem")).toBe(true);
      stand.fault({ kind: "nonsense", times: 100 });
      expect((await stand.worker().check()).some(({ level }) => level === "problem")).toBe(true);
    },
  },
];
