import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../source/list-files.ts";

/** The heading under which a provider's page says how it is set up. */
const HEADING = /^## (?:Set-up|Set it up)$/mu;
/** The file's own step: the console is the editor. */
const OF_THE_FILE = /^\*\*Write the connection/u;
/** Our address, as pages write it. */
const ADDRESS = /`https:\/\/HOST\/webhooks\/[^`]*`/gu;
/** Sentences for people with a terminal, and those that explain the address: it is shown as it is. */
const OF_THE_TERMINAL = /`countersign |`SECRET`|`server\./u;

/**
 * What to do at the other side, step by step, from the page that documents it (`providers/zoho-sign`, `kommo`), as Markdown;
 * `{hookAddress}` stands for our address. Empty where the page has no steps.
 */
export function setUpSteps(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, `docs/${page}.md`), "utf8");
  const begin = HEADING.exec(text);
  if (begin === null) return [];
  const rest = text.slice(begin.index + begin[0].length);
  const section = rest.slice(0, /^## /mu.exec(rest)?.index ?? rest.length);
  return stepsIn(section)
    .filter((step) => !OF_THE_FILE.test(step))
    .map(inTheConsole);
}

/** A sentence begins with a capital, or with a word that is set apart. */
function inTheConsole(step: string): string {
  return step
    .split(/(?<=[.!?](?:\*\*)?) (?=[\p{Lu}*`])/u)
    .filter((sentence) => !OF_THE_TERMINAL.test(sentence))
    .join(" ");
}

function stepsIn(section: string): readonly string[] {
  const steps: string[] = [];
  let isInside = false;
  for (const line of section.split("\n")) {
    const first = /^\d+\. (.*)$/u.exec(line);
    const more = /^ {2,}(\S.*)$/u.exec(line);
    if (first?.[1] !== undefined) {
      steps.push(first[1]);
      isInside = true;
    } else if (isInside && more?.[1] !== undefined) steps.push(`${steps.pop() ?? ""} ${more[1]}`);
    else isInside = false;
  }
  return steps.map((step) => step.replaceAll(ADDRESS, "`{hookAddress}`"));
}
