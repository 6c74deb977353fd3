/** The words that texts, conditions and choices may use, with how a person in Kommo calls each of them. */
export const WORDS = {
  deal: {
    id: "the deal's id",
    name: "the deal's name",
    price: "the deal's price",
    stage: "the deal's stage",
    pipeline: "the deal's pipeline",
    tags: "the deal's tags",
    fields: "the deal's fields",
  },
  contact: {
    id: "the contact's id",
    name: "the contact's name",
    first_name: "the contact's first name",
    last_name: "the contact's last name",
    email: "the contact's e-mail",
    phone: "the contact's phone",
    emails: "the contact's e-mails",
    phones: "the contact's phones",
    fields: "the contact's fields",
  },
  company: {
    id: "the company's id",
    name: "the company's name",
    email: "the company's e-mail",
    phone: "the company's phone",
    emails: "the company's e-mails",
    phones: "the company's phones",
    fields: "the company's fields",
  },
  user: {
    id: "the responsible user's id",
    name: "the responsible user's name",
    email: "the responsible user's e-mail",
  },
  contract: {
    reference: "the contract's reference",
    id: "the contract's id at the vendor",
    title: "the contract's title",
    url: "the contract's page",
    status: "the contract's status",
    vendor: "the vendor's name",
    amount: "the contract's amount",
    signed_by: "who signed",
    declined_by: "who declined",
    reason: "the reason that was given",
    expires_at: "when the contract expires",
    sent_at: "when the contract was sent",
  },
  today: {},
  now: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Spellings that mean the same as a word above. */
export const ALSO = {
  signedBy: "signed_by",
  declinedBy: "declined_by",
  expiresAt: "expires_at",
  sentAt: "sent_at",
} as const;

/** Words of one group, or `undefined` when there is no such group. */
export function wordsOf(group: string): Readonly<Record<string, string>> | undefined {
  const found = Object.entries(WORDS).find(([name]) => name === group);
  return found?.[1];
}

/** Is this one of the kinds whose custom fields texts may name? */
export function hasFields(group: string): group is "deal" | "contact" | "company" {
  return group === "deal" || group === "contact" || group === "company";
}
