import { checkHelp } from "../domain/check-help.ts";
import { CountersignError } from "../domain/errors.ts";
import type { Finding } from "./provider.ts";

/** One look of `countersign check`: what the vendor refuses becomes a problem. `what`: what could not be done, no full stop. */
export async function checkStep(what: string, help: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return problemFrom(error, what, help);
  }
}

/** A failed call as a line of `check`; `help` holds where the vendor has answered. Throws again what is no CountersignError: that is our mistake, not the account's. */
export function problemFrom(error: unknown, what: string, help: string): Finding {
  if (!(error instanceof CountersignError)) throw error;
  return { level: "problem", text: `${what}: ${error.message}`, help: checkHelp(error.code) ?? help };
}
