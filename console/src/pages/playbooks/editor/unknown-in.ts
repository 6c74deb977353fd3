import type { Choices } from "../playbooks-query.ts";
import { fieldAt } from "./liquid.ts";

const NO_WORD =
  /^“(?<group>\w+)” has no value named “(?<word>[^”]+)”(?:; did you mean “(?<meant>[^”]+)”\?)?/u;
const NO_GROUP = /^There is no value named “(?<word>[^”]+)” in texts(?:; did you mean “(?<meant>[^”]+)”\?)?/u;

/** The field that a sentence says there is none of, and the one that was meant, as people call it. */
export function unknownIn(
  sentence: string,
  choices: Choices,
): { readonly name: string; readonly meant?: string } | undefined {
  const { group, word, meant } = (NO_WORD.exec(sentence) ?? NO_GROUP.exec(sentence))?.groups ?? {};
  if (word === undefined) return undefined;
  const name = group === undefined ? word : `${group}.${word}`;
  if (meant === undefined) return { name };
  const path = group === undefined ? meant : `${group}.${meant}`;
  return { name, meant: fieldAt(choices, path)?.field.name ?? path };
}
