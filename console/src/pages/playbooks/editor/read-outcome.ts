import { recordOf } from "../../schema/schema-fields.ts";
import type { Outcome } from "./draft.ts";
import { isFlag, isListOf, isNumber, isOneOf, isText, kept } from "./kept.ts";

/** What an outcome does, as far as it can be read. */
export function readOutcome(value: unknown): Outcome {
  const outcome = recordOf(value);
  const { note, task } = outcome;
  return {
    ...kept(outcome, "stage", isText),
    ...kept(outcome, "pipeline", isText),
    ...kept(outcome, "from", isListOf(isText)),
    ...(note === false ? { note } : kept(outcome, "note", isText)),
    ...(task === false ? { task } : typeof task === "object" ? { task: readTask(recordOf(task)) } : {}),
    ...kept(outcome, "attach", isFlag),
    ...kept(outcome, "resend", isFlag),
    ...kept(outcome, "when", isOneOf("each", "all")),
  };
}

function readTask(task: Readonly<Record<string, unknown>>): Exclude<Outcome["task"], false | undefined> {
  return { ...kept(task, "text", isText), ...kept(task, "dueInHours", isNumber) };
}
