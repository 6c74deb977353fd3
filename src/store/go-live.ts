import type { JsonObject } from "../domain/json.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Store } from "./store.ts";

type Staged = Pick<Playbook, "id" | "when" | "enabled">;

/**
 * Since when each playbook of the account is in force with its stage, by id: what entered the stage before is left
 * alone. A playbook that was taken out, switched off, or had another stage, begins anew when it is put back. Call it before the new
 * version of the playbooks is kept. Whole seconds, as in Kommo's event log.
 */
export async function goLive(
  store: Pick<Store, "marks" | "versions">,
  account: { readonly id: string; readonly playbooks: readonly Staged[] },
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const before = await store.versions.newest(account.id);
  const moment = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const since = new Map<string, Date>();
  for (const playbook of account.playbooks) {
    const { id, when, enabled } = playbook;
    if (!enabled) continue;
    const name = `live:${id}:${when.pipeline}/${when.stage}`;
    const known = await store.marks.get(account.id, name);
    const stays = before !== undefined && wasInForce(before.playbooks, playbook);
    // a mark in the future was set by a clock that has been put back since
    if (known !== undefined && stays && known <= moment) since.set(id, known);
    else {
      await store.marks.set(account.id, name, moment);
      since.set(id, moment);
    }
  }
  return since;
}

/** Read without the schema: a version that was written by an older program counts all the same. */
function wasInForce({ playbooks }: JsonObject, { id, when }: Staged): boolean {
  const stored: readonly unknown[] = Array.isArray(playbooks) ? playbooks : [];
  return stored.some((one) => {
    const { id: thatId, when: thatWhen, enabled } = fieldsOf(one);
    const { pipeline, stage } = fieldsOf(thatWhen);
    return enabled !== false && thatId === id && pipeline === when.pipeline && stage === when.stage;
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
