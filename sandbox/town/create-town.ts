import { createCompany } from "./create-company.ts";
import { createContact } from "./create-contact.ts";
import { createDeal } from "./create-deal.ts";
import { FIELDS } from "./fields.ts";
import { NASTY, spoil } from "./nasty.ts";
import { PIPELINES } from "./pipelines.ts";
import { createRandom } from "./random.ts";
import type { Town, TownContact, TownDeal, TownUser } from "./town.ts";

/** How large the town is. Defaults: 20 companies, 40 contacts, 60 deals. */
export interface TownCounts {
  readonly companies?: number;
  readonly contacts?: number;
  readonly deals?: number;
  /** Every twelfth deal is spoilt in its own way. Default true; benchmarks switch it off. */
  readonly nasty?: boolean;
}

const CREATED_AT = 1_735_725_600;

const USERS: readonly TownUser[] = [
  { id: 10_100_001, name: "Ada Öberg", email: "ada.oberg@example.com", lang: "en", isAdmin: true },
  { id: 10_100_002, name: "Tomáš Dvořák", email: "tomas.dvorak@example.com", lang: "en", isAdmin: false },
  { id: 10_100_003, name: "Inês Conceição", email: "ines.conceicao@example.com", lang: "pt", isAdmin: false },
];

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** An invented town: the same seed and counts always give the same people, companies and deals. */
export const createTown = (seed: number, counts: TownCounts = {}): Town => {
  const random = createRandom(seed);
  const userIds = USERS.map(({ id }) => id);
  const companies = range(counts.companies ?? 20).map((at) => createCompany(random, at, userIds));
  const contacts: TownContact[] = range(counts.contacts ?? 40).map((at) =>
    createContact(random, at, companies, userIds),
  );
  const deals: TownDeal[] = range(counts.deals ?? 60).map((at) => createDeal(random, at, contacts, userIds));
  const nasty: { dealId: number; what: (typeof NASTY)[number] }[] = [];
  if (counts.nasty !== false)
    for (const [at, deal] of deals.entries()) {
      const what = at % 12 === 11 ? NASTY[Math.floor(at / 12) % NASTY.length] : undefined;
      if (what === undefined) continue;
      const spoilt = spoil(deal, what, contacts.length);
      deals[at] = spoilt.deal;
      if (spoilt.contact !== undefined) contacts.push(spoilt.contact);
      nasty.push({ dealId: deal.id, what });
    }
  return {
    account: {
      name: "Öresund Trading",
      timezone: "Europe/Stockholm",
      currency: "EUR",
      country: "SE",
      language: "en",
      createdAt: CREATED_AT,
    },
    users: USERS,
    pipelines: PIPELINES,
    fields: FIELDS,
    lossReasons: [
      { id: 9_100_001, name: "Too expensive" },
      { id: 9_100_002, name: "Chose another supplier" },
    ],
    companies,
    contacts,
    deals,
    nasty,
  };
};
