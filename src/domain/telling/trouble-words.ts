import type { Say } from "../../texts/say.ts";
import type { ErrorCode } from "../errors.ts";

/** What is wrong: the kind of it, and the particulars as they were told when it happened. */
export function troubleWords(
  { code, detail = "" }: { readonly code: ErrorCode; readonly detail?: string | undefined },
  say: Say,
): string {
  return say("attention:trouble", { what: say(`errors:${code}.what`), detail }).trim();
}
