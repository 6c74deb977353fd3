import type { z } from "zod";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import type { ConfigProblem } from "./config.ts";
import { optionsUnder } from "./options.ts";
import { pathName } from "./source.ts";
import type { Path } from "./locate.ts";
import type { Source } from "./source.ts";

type Issue = z.core.$ZodIssue;

/** Zod's findings in our words, each at its line. `base` is the path of what was parsed; `keys` are known names there. */
export function problemsOf(
  source: Source,
  base: Path,
  issues: readonly Issue[],
  keys: readonly string[] = [],
): readonly ConfigProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(source, base, issue, keys));
}

/** One problem at the line of its path. */
export function problemAt(source: Source, path: Path, text: string, help?: string): ConfigProblem {
  return { ...source.placeOf(path), path: pathName(path), text, ...(help === undefined ? {} : { help }) };
}

function problemsOfIssue(
  source: Source,
  base: Path,
  issue: Issue,
  keys: readonly string[],
): readonly ConfigProblem[] {
  const path = [...base, ...steps(issue.path)];
  if (issue.code === "unrecognized_keys") {
    const known = path.length === base.length && keys.length > 0 ? keys : optionsUnder(path);
    return issue.keys.map((key) => unknownKey(source, [...path, key], key, known));
  }
  if (issue.code === "invalid_union") return unionProblems(source, path, issue);
  if (issue.code === "custom" && issue.params !== undefined) return [textProblem(source, path, issue)];
  return [fieldProblem(source, path, sentenceOf(issue, isThere(source, path)))];
}

/** `says`: what of the setting that the path ends with, without its name and the full stop. */
function fieldProblem(source: Source, path: Path, says: string): ConfigProblem {
  return { ...problemAt(source, path, `${lastName(path)} ${says}.`), says };
}

function unknownKey(source: Source, path: Path, key: string, known: readonly string[]): ConfigProblem {
  const help = known.length === 0 ? undefined : `Known here: ${known.join(", ")}.`;
  return problemAt(source, path, `There is no setting named “${key}” here${didYouMean(key, known)}`, help);
}

/** Of several forms, the one whose outer shape fits tells what is wrong inside. */
function unionProblems(
  source: Source,
  path: Path,
  issue: z.core.$ZodIssueInvalidUnion,
): readonly ConfigProblem[] {
  const inside = issue.errors.find((branch) => !branch.some((each) => isWrongShape(each)));
  if (inside !== undefined) return problemsOf(source, path, inside);
  const all = [...new Set(issue.errors.flat().flatMap((each) => formOf(each)))];
  // Texts are also taken from numbers and booleans; nobody needs to be told.
  const forms = all.includes("a text")
    ? all.filter((form) => form !== "a number" && form !== "true or false")
    : all;
  const says = isThere(source, path) ? `must be ${forms.join(" or ")}` : "is missing";
  return [fieldProblem(source, path, says)];
}

function isWrongShape(issue: Issue): boolean {
  return (
    issue.path.length === 0 &&
    (issue.code === "invalid_type" ||
      issue.code === "invalid_value" ||
      issue.code === "invalid_format" ||
      issue.code === "invalid_union")
  );
}

function formOf(issue: Issue): readonly string[] {
  if (issue.code === "invalid_type") return [FORMS[issue.expected] ?? issue.expected];
  if (issue.code === "invalid_value") return issue.values.map((value) => `\`${String(value)}\``);
  if (issue.code === "invalid_union") return issue.errors.flat().flatMap((each) => formOf(each));
  return [];
}

const FORMS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  object: "a group of settings",
  record: "a group of settings",
  array: "a list",
};

function sentenceOf(issue: Issue, there: boolean): string {
  if (!there) return "is missing";
  if (issue.code === "invalid_type") return `must be ${formOf(issue).join("")}`;
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small") return `needs at least ${String(issue.minimum)}`;
  if (issue.code === "too_big") return `may have at most ${String(issue.maximum)}`;
  if (issue.code === "invalid_format" && issue.message.startsWith("Invalid"))
    return "is not written as it must be";
  return issue.message.replace(/\.$/, "");
}

/** Liquid counts lines inside its text; we tell the line of the file. */
function textProblem(source: Source, path: Path, issue: z.core.$ZodIssueCustom): ConfigProblem {
  const begin = source.textPlaceOf(path);
  const line = numberOf(issue.params?.["line"]);
  const place = begin && { line: begin.line + line - 1, column: begin.column };
  const text = `${lastName(path)}: ${issue.message.replace(/([^.?!])$/, "$1.")}`;
  return { ...place, path: pathName(path), text };
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 1;
}

function steps(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function lastName(path: Path): string {
  const name = path.findLast((step) => typeof step === "string") ?? "the file";
  const last = path.at(-1);
  return typeof last === "number" ? `\`${name}\` number ${last + 1}` : `\`${name}\``;
}

function isThere({ data }: Source, path: Path): boolean {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value !== undefined;
}
