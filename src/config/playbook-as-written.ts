import type { JsonObject } from "../domain/json.ts";
import { OUTCOMES } from "../domain/playbook.ts";
import type { Outcome, Playbook } from "../domain/playbook.ts";

/**
 * A complete playbook as somebody could have written it, every default in its place: what an editor shows. Read again it is
 * the same playbook.
 */
export function playbookAsWritten(playbook: Playbook): JsonObject {
  const outcomes = Object.fromEntries(
    OUTCOMES.map((name) => [name, outcomeAsWritten(playbook.outcomes[name], name === "signed")]),
  );
  const written: JsonObject = JSON.parse(JSON.stringify({ ...playbook, outcomes }));
  return written;
}

/** What is switched off says so: left out, it would be the default. */
function outcomeAsWritten({ note, task, when, ...others }: Outcome, isSigned: boolean) {
  return {
    ...others,
    note: note ?? false,
    task: task ?? false,
    ...(isSigned && when !== undefined ? { when } : {}),
  };
}
