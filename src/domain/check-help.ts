import { errorTexts } from "../texts/error-texts.ts";
import type { ErrorCode } from "./errors.ts";

/**
 * What somebody can do who checks, in English: nobody tries again by itself then. `undefined` = the other side has answered, so
 * the failure's own way out holds.
 */
export function checkHelp(code: ErrorCode): string | undefined {
  switch (code) {
    case "unreachable":
    case "unavailable":
    case "rate_limited":
    case "outcome_unknown":
      return errorTexts[code].help_check;
    default:
      return undefined;
  }
}
