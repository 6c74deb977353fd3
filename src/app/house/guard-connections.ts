import type { ApiIssue } from "../../api/api-problem.ts";
import type { Caller } from "../../auth/caller.ts";
import { secretReference, valueAt } from "../../config/split-secrets.ts";
import type { JsonObject } from "../../domain/json.ts";
import { connectionIds, dialectOf, entryOf, KOMMO, originsOf, secretNames } from "./connection-entry.ts";
import type { Sentence } from "../../texts/say.ts";

/** An edit of an account's connections. */
export interface GuardedEdit {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Names of the credentials that were entered with it: `contracts/apiKey`. */
  readonly entered: ReadonlySet<string>;
  readonly caller: Pick<Caller, "everywhere">;
}

/**
 * What must not be saved, however well it is written. A credential that stays must not be sent to another address: whoever
 * may change settings cannot read it that way. Places of the machine are the installation owner's to name: one account's
 * people could read another's files there. Paths begin inside the document.
 */
export function guardConnections(edit: GuardedEdit): readonly ApiIssue[] {
  return connectionIds(edit.after).flatMap((id) => [...movedSecrets(edit, id), ...places(edit, id)]);
}

/** Does this connection speak with another host than before? */
export function isMoved({ before, after }: Pick<GuardedEdit, "before" | "after">, id: string): boolean {
  const [old, now] = [entryOf(before, id), entryOf(after, id)];
  if (old === undefined || now === undefined) return false;
  const [was, is] = [originsOf(id, old), originsOf(id, now)];
  return is !== undefined && (was === undefined || [...is].some((origin) => !was.has(origin)));
}

function movedSecrets(edit: GuardedEdit, id: string): readonly ApiIssue[] {
  const now = entryOf(edit.after, id);
  if (now === undefined || !isMoved(edit, id)) return [];
  return secretNames(id, now).flatMap((name): readonly ApiIssue[] => {
    // guards our own door, and goes nowhere
    if (name === "webhookSecret" || edit.entered.has(`${id}/${name}`)) return [];
    const kept = valueAt(now, name.split("."));
    const isKept = (Array.isArray(kept) ? kept : [kept]).some((one) => secretReference(one) !== undefined);
    if (!isKept) return [];
    const path = [...(id === KOMMO ? [] : ["connections"]), id, name].join(".");
    return [{ path, text: CHANGED, help: HELP }];
  });
}

const CHANGED: Sentence = (say) => say("problems:addressChanged");
const HELP: Sentence = (say) => say("problems:addressChangedHelp");

function places({ before, after, caller }: GuardedEdit, id: string): readonly ApiIssue[] {
  const now = entryOf(after, id);
  if (now === undefined || id === KOMMO || caller.everywhere === "owner") return [];
  return (dialectOf(now)?.places ?? []).flatMap((name): readonly ApiIssue[] => {
    const value = now[name];
    if (value === undefined || value === entryOf(before, id)?.[name]) return [];
    const text: Sentence = (say) => say("problems:ownersPlace", { name });
    return [{ path: `connections.${id}.${name}`, text }];
  });
}
