import type { DealView } from "../deal.ts";
import { fieldMap } from "./field-map.ts";
import type { FieldMap } from "./field-map.ts";
import { calendarDate } from "./calendar-date.ts";

/** What texts may say about a contract. Absent values render as nothing. */
export interface ContractWords {
  readonly reference: string;
  /** The vendor's id. */
  readonly id?: string;
  readonly title?: string;
  readonly url?: string;
  readonly status: string;
  /** Display name: `Contractbook`. */
  readonly vendor: string;
  readonly signedBy?: string;
  readonly declinedBy?: string;
  readonly reason?: string;
  /** ISO instants. */
  readonly expiresAt?: string;
  readonly sentAt?: string;
  readonly amount?: number;
}

/** One value that a text can name. */
export type Leaf = string | number | readonly string[] | undefined;
/** A group without prototype: nothing but these words can be reached from a text. */
export type Group = Readonly<Record<string, Leaf | FieldMap>>;

/** Everything that texts speak about, at one moment. */
export interface Scope {
  readonly view: DealView;
  readonly timezone: string;
  readonly locale: string;
  readonly now: Date;
  /** Group → word → value; `today` is a calendar date of the account's zone, `now` an ISO instant. */
  readonly data: Readonly<Record<string, Group | string | undefined>>;
}

/** Gathers the words of one deal and contract. Pure: the clock is `now`. */
export function createScope(from: {
  readonly view: DealView;
  readonly contract: ContractWords;
  readonly timezone: string;
  readonly locale: string;
  readonly now: Date;
}): Scope {
  const { view, contract, timezone, locale, now } = from;
  const data = bare<Group | string | undefined>({
    deal: dealGroup(view),
    contact: view.contact && personGroup(view.contact, view.contact),
    company: view.company && personGroup(view.company, {}),
    user: view.user && bare({ id: view.user.id, name: view.user.name, email: view.user.email }),
    contract: contractGroup(contract),
    today: calendarDate(now, timezone),
    now: now.toISOString(),
  });
  return { view, timezone, locale, now, data };
}

function dealGroup({ deal, stageName, pipelineName }: DealView): Group {
  const { id, name, price, tags } = deal;
  const fields = fieldMap(deal.fields);
  return bare<Leaf | FieldMap>({ id, name, price, stage: stageName, pipeline: pipelineName, tags, fields });
}

function personGroup(
  from: NonNullable<DealView["company"]>,
  names: { readonly firstName?: string; readonly lastName?: string },
): Group {
  return bare<Leaf | FieldMap>({
    id: from.id,
    name: from.name,
    first_name: names.firstName,
    last_name: names.lastName,
    email: from.emails[0],
    phone: from.phones[0],
    emails: from.emails,
    phones: from.phones,
    fields: fieldMap(from.fields),
  });
}

function contractGroup(words: ContractWords): Group {
  const { signedBy, declinedBy, expiresAt, sentAt } = words;
  const snake = { signed_by: signedBy, declined_by: declinedBy, expires_at: expiresAt, sent_at: sentAt };
  return bare<Leaf>({ ...words, ...snake });
}

/** An object that inherits nothing. */
function bare<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const result: Record<string, T> = Object.create(null);
  return Object.assign(result, entries);
}
