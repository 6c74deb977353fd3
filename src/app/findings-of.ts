import { CountersignError } from "../domain/errors.ts";
import { troubleWords } from "../domain/telling/trouble-words.ts";
import type { Finding } from "../providers/provider.ts";
import type { Say } from "../texts/say.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** What came of a check: what was found, or why it could not be carried out. */
export type Outcome = readonly Finding[] | CountersignError;

/** Where somebody checks, and nobody tries again by itself, these have another way out. */
const WHEN_CHECKING = ["unreachable", "unavailable", "rate_limited", "configuration_invalid"] as const;

/** A check that cannot be carried out is a finding too. By default in English: for the log and a terminal. */
export async function findingsOf(
  check: () => Promise<readonly Finding[]>,
  say: Say = sayInEnglish,
): Promise<readonly Finding[]> {
  return toFindings(await outcomeOf(check), say);
}

/** The same, told later, and perhaps in several languages. */
export async function outcomeOf(check: () => Promise<readonly Finding[]>): Promise<Outcome> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return error;
  }
}

export function toFindings(outcome: Outcome, say: Say): readonly Finding[] {
  if (!(outcome instanceof CountersignError)) return outcome;
  const { code, detail } = outcome;
  const checking = WHEN_CHECKING.find((one) => one === code);
  const help = checking === undefined ? say(`errors:${code}.help`) : say(`set-up:checking.${checking}`);
  return [{ level: "problem", text: troubleWords({ code, detail }, say), help }];
}
