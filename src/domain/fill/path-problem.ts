import { didYouMean } from "./did-you-mean.ts";
import { pathText } from "./path.ts";
import type { Path } from "./path.ts";
import type { Scope } from "./scope.ts";
import { ALSO, WORDS, hasFields, wordsOf } from "./words-of-texts.ts";

/** What is wrong with a path whatever the deal holds; `undefined` = nothing. Needs no deal. */
export function vocabularyProblem(path: Path): string | undefined {
  const [group, word] = path;
  if (group === undefined) return undefined;
  const words = wordsOf(group);
  if (words === undefined) {
    return `There is no value named “${group}” in texts${didYouMean(group, Object.keys(WORDS))}`;
  }
  if (word === undefined || Object.keys(words).length === 0) return undefined;
  if (Object.hasOwn(words, word) || (group === "contract" && Object.hasOwn(ALSO, word))) return undefined;
  const fieldsHint = hasFields(group) ? ` Custom fields are written ${group}.fields["${word}"].` : "";
  return `“${group}” has no value named “${word}”${didYouMean(word, Object.keys(words))}${fieldsHint}`;
}

/** The same, and whether the account has the custom field that the path names. */
export function pathProblem(path: Path, { view }: Scope): string | undefined {
  const wrong = vocabularyProblem(path);
  if (wrong !== undefined) return wrong;
  const [group, word, field] = path;
  if (group === undefined || word !== "fields" || field === undefined || !hasFields(group)) return undefined;
  const names = view.fieldNames[group];
  const present = view[group]?.fields ?? [];
  if (present.some(({ id, name, code }) => field === name || field === code || field === id))
    return undefined;
  if (names.includes(field) || names.length === 0) return undefined;
  // Only names are listed for the account: an id or code without a value cannot be told from a wrong one.
  const looksLikeName = names.some((name) => name.toLowerCase() === field.toLowerCase());
  if (!looksLikeName && /^(?:\d+|[A-Z][A-Z0-9_]*)$/.test(field)) return undefined;
  return `The ${group} has no field named “${field}”${didYouMean(field, names)}`;
}

/** Where in Kommo the value of a path is filled in: `the deal's field “Plan”`. */
export function placeOf(path: Path): string {
  const [group, word, field] = path;
  if (group === undefined || word === undefined) return pathText(path);
  if (word === "fields" && field !== undefined) return `the ${group}'s field “${field}”`;
  const words = wordsOf(group) ?? {};
  return words[word] ?? pathText(path);
}
