import { called } from "../../domain/called.ts";
import type { Named } from "../../domain/called.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { clip } from "./raw.ts";

/** The one that is meant. `undefined` = none. Throws `configuration_invalid` naming the ids when several are. */
export function pick<T extends Named>(all: readonly T[], wanted: string, what: string): T | undefined {
  const found = called(all, wanted);
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
