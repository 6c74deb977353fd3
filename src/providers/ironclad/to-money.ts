import { toPlainNumber } from "../to-number.ts";

/** A `monetaryAmount` as the vendor wants it. */
export interface Money {
  readonly currency: string;
  readonly amount: number;
}

const SIGNS = new Map([
  ["€", "EUR"],
  ["£", "GBP"],
  ["zł", "PLN"],
  ["₴", "UAH"],
  ["₹", "INR"],
  ["₺", "TRY"],
  ["₪", "ILS"],
]);

/**
 * An amount as people write it, `1.200,50 EUR` or `€1,200.50`. A mere number, or a sign that several currencies share
 * (`$`, `¥`, `kr`), takes `currency`. `undefined` = not an amount; `currency-unknown` = nobody says in what.
 */
export function toMoney(
  written: string,
  locale: string,
  currency: string | undefined,
): Money | "currency-unknown" | undefined {
  const match = /^\s*([^\d\s.,+-]{0,5})\s*([-+]?[\d.,\s'’\u00a0\u202f]*\d)\s*([^\d\s.,]{0,5})\s*$/u.exec(
    written,
  );
  const amount = match?.[2] === undefined ? undefined : Number(toPlainNumber(match[2], locale));
  if (amount === undefined || !Number.isFinite(amount)) return undefined;
  const unit = `${match?.[1] ?? ""}${match?.[3] ?? ""}`;
  const named = unit === "" ? currency : (codeOf(unit) ?? (isShared(unit) ? currency : "unreadable"));
  if (named === "unreadable") return undefined;
  return named === undefined ? "currency-unknown" : { currency: named, amount };
}

function codeOf(unit: string): string | undefined {
  return /^[A-Za-z]{3}$/.test(unit) ? unit.toUpperCase() : SIGNS.get(unit.toLowerCase());
}

function isShared(unit: string): boolean {
  return ["$", "¥", "kr", "kr."].includes(unit.toLowerCase());
}
