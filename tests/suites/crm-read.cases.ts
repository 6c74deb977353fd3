import { expect } from "vitest";
import type { DealView } from "../../src/domain/deal.ts";
import type { Nasty } from "../../sandbox/town/town.ts";
import { nastyDeal, outcomes, plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const ALL = { contact: true, company: true, user: true } as const;

async function viewOf(stand: CrmStand, what: Nasty): Promise<DealView> {
  const deal = await stand.crm.readDeal(String(nastyDeal(stand, what).id));
  if (deal === undefined) throw new Error(`The deal with "${what}" is not read.`);
  return stand.crm.readView(deal, ALL);
}

type Spoilt = readonly [what: Nasty, look: (view: DealView) => unknown, expected: unknown];

/** What a text that speaks of such a deal must find. */
const NASTY: readonly Spoilt[] = [
  ["no e-mail", ({ contact }) => contact?.emails, []],
  ["invalid e-mail", ({ contact }) => contact?.emails, ["renee at example.com (ask Åsa!)"]],
  [
    "several e-mails",
    ({ contact }) => contact?.emails,
    ["renee.work@example.com", "renee.private@example.com"],
  ],
  ["emoji", ({ contact }) => [contact?.name, contact?.firstName], ["Zoë 🚀 Weiß", "Zoë 🚀"]],
  ["no contact", ({ deal, contact }) => [deal.contactIds, contact], [[], undefined]],
  ["no company", ({ deal, company }) => [deal.companyId, company], [undefined, undefined]],
  ["price 0", ({ deal }) => deal.price, 0],
  ["empty name", ({ deal }) => deal.name, ""],
  ["no fields", ({ deal }) => deal.fields, []],
  [
    "quotes and markup",
    ({ deal }) => deal.name,
    `"Best & last" <b>offer</b> {{ deal.price }} O'Neil \\ ; -- 100 %`,
  ],
  ["long name", ({ deal }) => deal.name, "Rahmenvertrag über Lieferung und Wartung ".repeat(6).trim()],
];

async function reads(stand: CrmStand, [what, look, expected]: Spoilt): Promise<void> {
  expect(look(await viewOf(stand, what))).toEqual(expected);
}

/** Reading deals and what belongs to them. */
export const CRM_READ_CASES: readonly CrmCase[] = [
  ...NASTY.map(([what, look, expected]) => ({
    says: `reads a deal with: ${what}`,
    run: (stand: CrmStand) => reads(stand, [what, look, expected]),
  })),
  {
    says: "takes the main contact, not the first one",
    async run(stand) {
      const { contacts, id } = nastyDeal(stand, "main contact is not first");
      const main = contacts.find(({ isMain }) => isMain);
      const deal = await stand.crm.readDeal(String(id));
      expect(deal?.mainContactId).toBe(String(main?.id));
      expect(deal?.contactIds).toHaveLength(contacts.length);
    },
  },
  {
    says: "reads every deal of the town as it is there, in few calls",
    options: { perSecond: 30 },
    async run(stand) {
      const { town, crm } = stand;
      const deals = await Promise.all(town.deals.map(({ id }) => crm.readDeal(String(id))));
      expect(
        deals.map((deal) => [deal?.id, deal?.name, deal?.price, deal?.pipelineId, deal?.stageId]),
      ).toEqual(
        town.deals.map((deal) => [
          String(deal.id),
          deal.name,
          deal.price,
          String(deal.pipelineId),
          String(deal.statusId),
        ]),
      );
      expect(stand.calls(/^GET \/api\/v4\/leads/u)).toBeLessThanOrEqual(8);
    },
  },
  {
    says: "shows values as people read them: dates in the account's zone, addresses in one line",
    async run(stand) {
      const deal = await stand.crm.readDeal(plainDeal(stand));
      const value = (wanted: string) => deal?.fields.find(({ name }) => name === wanted)?.values;
      expect(value("Start date")?.[0]).toMatch(/^2026-0[123]-\d\d$/u);
      expect(["Growth", "Scale", "Enterprise"]).toContain(value("Plan")?.[0]);
      expect(value("Billing address")).toHaveLength(1);
      expect(["true", "false"]).toContain(value("Auto-renew")?.[0]);
      expect(value("Products")).toContain("Licence");
    },
  },
  {
    says: "reads only what is needed, names included",
    async run(stand) {
      const deal = await stand.crm.readDeal(plainDeal(stand));
      if (deal === undefined) throw new Error("The deal is not read.");
      const view = await stand.crm.readView(deal, { contact: false, company: false, user: false });
      expect([view.contact, view.company, view.user]).toEqual([undefined, undefined, undefined]);
      expect(stand.calls(/contacts|companies|users/u)).toBe(0);
      expect(view.fieldNames.deal).toContain("Contract ID");
      expect(view.fieldNames.deal).toHaveLength(stand.town.fields.leads.length);
      expect(view.pipelineName).toMatch(/^(?:Sales|Partners)$/u);
      expect(view.stageName).not.toBe("");
      const { user } = await stand.crm.readView(deal, ALL);
      expect(user?.email).toMatch(/@example\.com$/u);
    },
  },
  {
    says: "knows no deal that was deleted or never was",
    async run(stand) {
      const id = plainDeal(stand);
      await stand.account.control("deleteDeal", { id: Number(id) });
      expect(await stand.crm.readDeal(id)).toBeUndefined();
      expect(await stand.crm.readDeal("99999999")).toBeUndefined();
    },
  },
  {
    says: "tells deleted deals from living ones in one call",
    options: { perSecond: 30 },
    async run(stand) {
      const ids = plainDeals(stand, 40);
      const gone = ids.filter((_, index) => index % 10 === 3);
      for (const id of gone) await stand.account.control("deleteDeal", { id: Number(id) });
      const deals = await Promise.all(ids.map((id) => stand.crm.readDeal(id)));
      expect(ids.filter((_, index) => deals[index] === undefined)).toEqual(gone);
    },
  },
  {
    says: "makes no call for an id that is none",
    async run(stand) {
      const ids = ["", "-1", "1/../../account", "7?with=contacts", "1e400", "é", "9".repeat(400)];
      expect(await outcomes(ids.map((id) => stand.crm.readDeal(id)))).toEqual(ids.map(() => "not_found"));
      expect(stand.calls(/./u)).toBe(0);
    },
  },
  {
    says: "tries again when Kommo fails, is away or talks nonsense",
    async run(stand) {
      const id = plainDeal(stand);
      for (const kind of ["500", "lost", "reset", "nonsense"] as const) {
        stand.fault({ kind, match: "^GET /api/v4/leads" });
        const { verdict } = await stand.fails(stand.crm.readDeal(id));
        expect([kind, verdict.next]).toEqual([kind, "retry"]);
      }
      stand.fault({ kind: "slow", delayMs: 1500, match: "^GET /api/v4/leads" });
      const slow = await stand.fails(stand.worker({ timeoutMs: 600 }).readDeal(id));
      expect(slow).toMatchObject({ code: "unreachable", verdict: { next: "retry" } });
      expect((await stand.crm.readDeal(id))?.id).toBe(id);
    },
  },
  {
    says: "reads the account's id and zone once",
    async run(stand) {
      const [account] = await Promise.all([stand.crm.account(), stand.crm.account()]);
      expect(account).toEqual({ id: "32000001", subdomain: "sandbox", timezone: "Europe/Stockholm" });
      await stand.crm.account();
      expect(stand.calls(/^GET \/api\/v4\/account/u)).toBe(1);
    },
  },
];
