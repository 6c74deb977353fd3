import { checkHelp } from "../domain/check-help.ts";
import { CountersignError } from "../domain/errors.ts";
import type { Reader } from "../domain/telling/reader.ts";
import { troubleWords } from "../domain/telling/trouble-words.ts";
import type { Finding } from "../providers/provider.ts";
import type { Say } from "../texts/say.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** What came of a check: what was found, or why it could not be carried out. */
export type Outcome = readonly Finding[] | CountersignError;

/** Who reads what was found: on a screen there are buttons, in a terminal commands and a file. */
export type At = Reader["at"];

/** A check that cannot be carried out is a finding too. By default in English: for the log and a terminal. */
export async function findingsOf(
  check: () => Promise<readonly Finding[]>,
  say: Say = sayInEnglish,
  at: At = "terminal",
): Promise<readonly Finding[]> {
  return toFindings(await outcomeOf(check), say, at);
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

/** Nobody tries a check again by itself: where the other side did not answer there is another way out. */
export function toFindings(outcome: Outcome, say: Say, at: At = "terminal"): readonly Finding[] {
  if (!(outcome instanceof CountersignError)) return outcome;
  const { code, detail } = outcome;
  const isScreen = at === "screen" && checkHelp(code) === undefined;
  const help = say(`errors:${code}.help`, { context: isScreen ? "screen" : "check" });
  return [{ level: "problem", text: troubleWords({ code, detail }, say), help }];
}
