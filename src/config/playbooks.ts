import { z } from "zod";
import type { JsonObject } from "../domain/json.ts";
import type { Playbook } from "../domain/playbook.ts";
import { completeOutcomes } from "./outcomes.ts";
import { FilePlaybook } from "./playbook-schema.ts";

const Stored = z.object({ playbooks: z.array(z.unknown()) });

/** A playbook of the file with every default in place. */
export function completePlaybook(file: FilePlaybook, from: "file" | "store" = "file"): Playbook {
  return { ...file, outcomes: completeOutcomes(file.outcomes, from) };
}

/** Playbooks of a stored version. Never throws: what an older version wrote differently is left out. */
export function parsePlaybooks(stored: JsonObject | undefined): readonly Playbook[] {
  const parsed = Stored.safeParse(stored);
  if (!parsed.success) return [];
  return parsed.data.playbooks.flatMap((playbook) => {
    const result = FilePlaybook.safeParse(playbook);
    return result.success ? [completePlaybook(result.data, "store")] : [];
  });
}

/** Playbooks as a version keeps them: plain data, no secrets. */
export function playbooksAsJson(playbooks: readonly Playbook[]): JsonObject {
  const kept: JsonObject = JSON.parse(JSON.stringify({ playbooks }));
  return kept;
}
