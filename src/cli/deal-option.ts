import { UsageError } from "./command.ts";
import { plain } from "./paint.ts";

/** The deal's number as it was typed. Throws UsageError where it is none: Kommo's ids are numbers. */
export function dealNumber(typed: string): string {
  if (/^[1-9]\d{0,17}$/.test(typed)) return typed;
  throw new UsageError(
    `“${plain(typed)}” is not a deal's number.`,
    "Open the deal in Kommo: its number stands at the end of the address, …/leads/detail/NUMBER.",
  );
}
