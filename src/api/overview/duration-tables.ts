import type { DurationCount, Figures } from "../../store/figures.ts";
import { createDurationBook } from "./duration-book.ts";
import type { DurationBook } from "./duration-book.ts";
import { quantiles } from "./quantiles.ts";
import type { Quantiles } from "./quantiles.ts";

/** How long it took to send, and then to sign. */
export interface DurationRow {
  readonly sent?: Quantiles;
  readonly signed?: Quantiles;
}

export interface NamedRow extends DurationRow {
  readonly id: string;
}

/** The overview's tables, ids for names. */
export interface DurationTables {
  readonly weeks: readonly (DurationRow & { readonly week: string })[];
  readonly total: DurationRow;
  readonly byConnection: readonly NamedRow[];
  /** All connections to one vendor together; `id` is what people call it. */
  readonly byVendor: readonly NamedRow[];
  readonly byPlaybook: readonly NamedRow[];
  readonly byPerson: readonly NamedRow[];
}

interface Ask {
  readonly account: string;
  readonly timezone: string;
  readonly weeks: number;
  readonly now: Date;
  /** What people call the vendor behind a connection. */
  readonly vendorOf: (connection: string) => string;
}

interface Known {
  readonly readMs: number;
  readonly tables: DurationTables;
}

interface Memory {
  readonly book: DurationBook;
  readonly tables: Map<string, Known>;
}

/** One more or less of so many moves no median. */
const MANY = 5_000;
const BELIEVED_MS = 10_000;
const MOST_KNOWN = 500;

const memories = new WeakMap<Figures, Memory>();

/** The tables as they are now, or where very many contracts are in them, as they were some seconds ago. */
export async function durationTables(figures: Figures, ask: Ask): Promise<DurationTables> {
  const memory = memories.get(figures) ?? {
    book: createDurationBook(figures),
    tables: new Map<string, Known>(),
  };
  memories.set(figures, memory);
  const { account, timezone, weeks, now, vendorOf } = ask;
  const key = JSON.stringify([account, timezone, weeks]);
  const before = memory.tables.get(key);
  if (before !== undefined && Math.abs(now.getTime() - before.readMs) < BELIEVED_MS) return before.tables;
  const took = (until: "sent" | "signed") => memory.book.durations({ account, until, timezone }, weeks, now);
  const [sent, signed] = await Promise.all([took("sent"), took("signed")]);
  const tables = tablesOf({ sent, signed }, vendorOf);
  if (memory.tables.size >= MOST_KNOWN) memory.tables.clear();
  if ((tables.total.sent?.count ?? 0) >= MANY) memory.tables.set(key, { readMs: now.getTime(), tables });
  return tables;
}

interface All {
  readonly sent: readonly DurationCount[];
  readonly signed: readonly DurationCount[];
}

function tablesOf(all: All, vendorOf: Ask["vendorOf"]): DurationTables {
  const { sent, signed } = all;
  return {
    weeks: byWeek(all),
    total: row(apart(sent, "all", "name").get(""), apart(signed, "all", "name").get("")),
    byConnection: byName(all, "connection"),
    byVendor: byName({ sent: named(sent, vendorOf), signed: named(signed, vendorOf) }, "connection"),
    byPlaybook: byName(all, "playbook"),
    byPerson: byName(all, "person"),
  };
}

/** With the names of vendors in place of their connections. */
function named(counts: readonly DurationCount[], vendorOf: Ask["vendorOf"]): readonly DurationCount[] {
  return counts
    .filter(({ by, name }) => by === "connection" && name !== "")
    .map((count) => ({ ...count, name: vendorOf(count.name) }));
}

function row(sent: readonly DurationCount[] = [], signed: readonly DurationCount[] = []): DurationRow {
  const toSent = quantiles(sent);
  const toSigned = quantiles(signed);
  return {
    ...(toSent === undefined ? {} : { sent: toSent }),
    ...(toSigned === undefined ? {} : { signed: toSigned }),
  };
}

/** Each reading of many counts costs: they are taken apart once. */
function apart(counts: readonly DurationCount[], by: DurationCount["by"], key: "week" | "name") {
  return Map.groupBy(
    counts.filter((count) => count.by === by),
    (count) => count[key],
  );
}

function byWeek({ sent, signed }: All): DurationTables["weeks"] {
  const [toSent, toSigned] = [apart(sent, "all", "week"), apart(signed, "all", "week")];
  const weeks = new Set([...toSent.keys(), ...toSigned.keys()]);
  return [...weeks].toSorted().map((week) => ({ week, ...row(toSent.get(week), toSigned.get(week)) }));
}

/** Those with most contracts first. */
function byName({ sent, signed }: All, by: DurationCount["by"]): readonly NamedRow[] {
  const [toSent, toSigned] = [apart(sent, by, "name"), apart(signed, by, "name")];
  const ids = new Set([...toSent.keys(), ...toSigned.keys()].filter((name) => name !== ""));
  return [...ids]
    .map((id) => ({ id, ...row(toSent.get(id), toSigned.get(id)) }))
    .toSorted((one, other) => (other.sent?.count ?? 0) - (one.sent?.count ?? 0));
}
