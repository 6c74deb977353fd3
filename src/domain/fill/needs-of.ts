import type { Choice, Playbook } from "../playbook.ts";
import { parsePath } from "./path.ts";
import { readText } from "./read-text.ts";

/** What must be read of Kommo beside the deal itself. */
export interface Needs {
  readonly contact: boolean;
  readonly company: boolean;
  readonly user: boolean;
}

/**
 * What planning and sending by a playbook speak of: conditions, choices, texts, signers, and the `sent` outcome that
 * follows at once. Later outcomes ask for themselves with {@link needsOfTexts}.
 */
export function needsOf(playbook: Playbook): Needs {
  const { send, where, outcomes } = playbook;
  const texts = [
    send.title,
    send.message,
    send.language,
    send.level,
    ...Object.values(send.fields),
    ...send.signers.flatMap(({ name, email, phone, language, company }) => [
      name,
      email,
      phone,
      language,
      company,
    ]),
    outcomes.sent.note,
    outcomes.sent.task?.text,
  ];
  const paths = [...where.map(({ value }) => value), ...byOf(send.through), ...byOf(send.template)];
  const heads = paths.map((path) => parsePath(path)?.[0]);
  return needsOfHeads([...heads, ...headsOfTexts(texts)]);
}

/** What these texts speak of. */
export function needsOfTexts(texts: readonly (string | undefined)[]): Needs {
  return needsOfHeads(headsOfTexts(texts));
}

function byOf(choice: string | Choice): readonly string[] {
  return typeof choice === "string" ? [] : [choice.by];
}

function headsOfTexts(texts: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return texts.flatMap((text) => {
    const reading = text === undefined ? { paths: [] } : readText(text);
    return "fault" in reading ? [] : reading.paths.map(([head]) => head);
  });
}

function needsOfHeads(heads: readonly (string | undefined)[]): Needs {
  return {
    contact: heads.includes("contact"),
    company: heads.includes("company"),
    user: heads.includes("user"),
  };
}
