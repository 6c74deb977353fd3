import { CountersignError, STOP } from "../../domain/errors.ts";
import { clip } from "./raw.ts";

/** Something with an id that people call by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
}

/**
 * The one that is meant: exact name, then id or code, then the name whatever its case. `undefined` = none. Throws
 * `configuration_invalid` naming the ids when several are meant.
 */
export function pick<T extends Named>(all: readonly T[], wanted: string, what: string): T | undefined {
  const bare = wanted.trim();
  const lower = bare.toLowerCase();
  const tries = [
    all.filter((one) => one.name === wanted),
    all.filter((one) => one.id === bare || (one.code !== undefined && one.code === bare)),
    all.filter((one) => one.name.trim().toLowerCase() === lower),
  ];
  const found = tries.find((some) => some.length > 0) ?? [];
  if (found.length <= 1) return found[0];
  const ids = found.map((one) => one.id).join(", ");
  throw invalid(`Several ${what}s are called "${clip(wanted, 60)}": write one of the ids ${ids}.`);
}

/** The failure that names what exists instead. */
export function noSuch(all: readonly Named[], wanted: string, what: string): CountersignError {
  const names = all.slice(0, 40).map((one) => `"${clip(one.name, 60)}" (${one.id})`);
  return invalid(`Kommo has no ${what} called "${clip(wanted, 60)}". It has: ${names.join(", ") || "none"}.`);
}

function invalid(detail: string): CountersignError {
  return new CountersignError("configuration_invalid", STOP, detail, {
    connection: "kommo",
    operation: "resolve",
  });
}
