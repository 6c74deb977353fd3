import type { StageRef } from "../domain/contract.ts";
import { CountersignError } from "../domain/errors.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/**
 * The stage whose entry starts the playbook; `undefined` = Kommo has none of that name, which makes this playbook ill and no
 * other. Throws whatever else Kommo throws: then nobody knows, and no entry may be taken for seen to.
 */
export async function triggerOf(
  { health }: Pick<Tools, "health">,
  runtime: Pick<AccountRuntime, "id" | "crm">,
  { id, when }: Pick<Playbook, "id" | "when">,
): Promise<StageRef | undefined> {
  try {
    const stage = await runtime.crm.resolveStage(when.pipeline, when.stage);
    health.good(runtime.id, `playbook:${id}`);
    return stage;
  } catch (error) {
    if (!(error instanceof CountersignError) || error.code !== "configuration_invalid") throw error;
    health.bad(runtime.id, `playbook:${id}`, error);
    return undefined;
  }
}
