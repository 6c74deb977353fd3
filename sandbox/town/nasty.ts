import { FIRST_CONTACT_ID } from "./create-contact.ts";
import type { Nasty, TownContact, TownDeal } from "./town.ts";
import { codedValues } from "./values.ts";

/** In the order in which deals are spoilt. */
export const NASTY = [
  "no e-mail",
  "invalid e-mail",
  "main contact is not first",
  "quotes and markup",
  "emoji",
  "price 0",
  "no fields",
  "long name",
  "no contact",
  "no company",
  "several e-mails",
  "empty name",
] as const satisfies readonly Nasty[];

interface Spoilt {
  readonly deal: TownDeal;
  /** A further contact that the spoilt deal needs. */
  readonly contact?: TownContact;
}

const personFor = (deal: TownDeal, at: number, change: Partial<TownContact>): TownContact => ({
  id: FIRST_CONTACT_ID + at,
  name: "Renée Håkansson",
  firstName: "Renée",
  lastName: "Håkansson",
  companyId: deal.companyId,
  responsibleUserId: deal.responsibleUserId,
  createdAt: deal.createdAt,
  values: codedValues("contacts", "Email", [["WORK", `extra${at + 1}@example.com`]]),
  ...change,
});

const withPerson = (deal: TownDeal, contact: TownContact): Spoilt => ({
  deal: { ...deal, contacts: [{ id: contact.id, isMain: true }] },
  contact,
});

const secondPersonFirst = (deal: TownDeal, at: number): Spoilt => {
  const contact = personFor(deal, at, { name: "Second Person", firstName: "Second", lastName: "Person" });
  const others = deal.contacts.map((link) => ({ ...link, isMain: true }));
  return { deal: { ...deal, contacts: [{ id: contact.id, isMain: false }, ...others] }, contact };
};

/** Spoils one deal; `at` is the place of the next free contact. */
export const spoil = (deal: TownDeal, what: Nasty, at: number): Spoilt => {
  const person = (change: Partial<TownContact>): Spoilt => withPerson(deal, personFor(deal, at, change));
  const mail = (...pairs: readonly (readonly [string, string])[]): Spoilt =>
    person({ values: codedValues("contacts", "Email", pairs) });
  const change = (part: Partial<TownDeal>): Spoilt => ({ deal: { ...deal, ...part } });
  const ways: Readonly<Record<Nasty, () => Spoilt>> = {
    "no e-mail": () => person({ values: [] }),
    "invalid e-mail": () => mail(["WORK", "renee at example.com (ask Åsa!)"]),
    "several e-mails": () => mail(["PRIV", "renee.private@example.com"], ["WORK", "renee.work@example.com"]),
    emoji: () => person({ name: "Zoë 🚀 Weiß", firstName: "Zoë 🚀", lastName: "Weiß" }),
    "main contact is not first": () => secondPersonFirst(deal, at),
    "long name": () => change({ name: "Rahmenvertrag über Lieferung und Wartung ".repeat(6).trim() }),
    "quotes and markup": () =>
      change({ name: `"Best & last" <b>offer</b> {{ deal.price }} O'Neil \\ ; -- 100 %` }),
    "price 0": () => change({ price: 0 }),
    "no fields": () => change({ values: [] }),
    "no contact": () => change({ contacts: [] }),
    "no company": () => change({ companyId: null }),
    "empty name": () => change({ name: "" }),
  };
  return ways[what]();
};
