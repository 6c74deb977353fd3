import { ApiProblem } from "../../api/api-problem.ts";
import { recordOf } from "../../config/secret-places.ts";
import { textOf } from "../../config/plain-data.ts";
import type { JsonObject } from "../../domain/json.ts";
import { providerById } from "../../providers/all.ts";
import type { Store } from "../../store/store.ts";
import { connectionIds, entryOf, KOMMO } from "./connection-entry.ts";
import { connectionUsers } from "./connection-users.ts";
import { playbooksIn, playbookTitle } from "./playbook-documents.ts";
import type { Sentence } from "../../texts/say.ts";

/** An edit of an account's document. */
export interface DocumentEdit {
  readonly account: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What an edit takes out, and what becomes of the contracts that are under way. */
export interface Removals {
  /** `kommo` among them. */
  readonly connections: readonly Named[];
  readonly playbooks: readonly Named[];
  /** Contracts that would rest until what they need is back. */
  readonly waiting: number;
  /** Contracts whose playbook goes: they keep to it as it is. */
  readonly goingOn: number;
}

type Counts = Pick<Store, "contracts" | "playbookFigures">;

function connectionsOut({ before, after }: DocumentEdit): readonly Named[] {
  const stay = new Set(connectionIds(after).filter((id) => entryOf(after, id) !== undefined));
  return connectionIds(before).flatMap((id): readonly Named[] => {
    const entry = entryOf(before, id);
    return entry === undefined || stay.has(id) ? [] : [{ id, name: connectionName(id, entry) }];
  });
}

/** What people call what is behind it: `Contractbook`. */
export function connectionName(id: string, entry: JsonObject): string {
  if (id === KOMMO) return "Kommo";
  const provider = textOf(entry["provider"]);
  return providerById(provider)?.name ?? provider;
}

/** For a person to read before they say yes. */
export async function removalsOf(store: Counts, edit: DocumentEdit): Promise<Removals> {
  const connections = connectionsOut(edit);
  const stay = new Set(playbooksIn(edit.after).map(({ id }) => id));
  const playbooks = playbooksIn(edit.before)
    .filter(({ id }) => !stay.has(id))
    .map((playbook) => ({ id: textOf(playbook["id"]), name: playbookTitle(playbook) }));
  const [waiting, ...goingOn] = await Promise.all([
    waitingFor(store, edit.account, connections),
    ...playbooks.map(({ id }) => store.playbookFigures.underWay(edit.account, id)),
  ]);
  return { connections, playbooks, waiting, goingOn: goingOn.reduce((sum, count) => sum + count, 0) };
}

async function waitingFor(
  { contracts }: Counts,
  account: string,
  connections: readonly Named[],
): Promise<number> {
  if (connections.length === 0) return 0;
  if (connections.some(({ id }) => id === KOMMO)) {
    const counts = await contracts.counts(account);
    return ["planned", "drafted", "sent"].reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  }
  const open = await Promise.all(connections.map(({ id }) => contracts.open(account, id)));
  return open.reduce((sum, { length }) => sum + length, 0);
}

/**
 * Every edit passes here, whoever makes it. Throws `conflict`: `used_by_playbooks` where a playbook would lead nowhere, and
 * `contracts_under_way` where contracts would wait and nobody has said `despite`.
 */
export async function refuseRemovals(store: Counts, edit: DocumentEdit, despite: boolean): Promise<void> {
  const connections = connectionsOut(edit);
  if (connections.length === 0) return;
  // said before anything is asked: ticking that contracts may wait would not help
  const users = [...new Set(connections.flatMap(({ id }) => connectionUsers(edit.after, id)))];
  if (users.length > 0) throw stillUsed(edit.after, users);
  if (despite) return;
  const text = whatWaits(edit, connections, await waitingFor(store, edit.account, connections));
  if (text === undefined) return;
  throw new ApiProblem("conflict", text, {
    reason: "contracts_under_way",
    help: (say) => say("problems:connectionUnderWay"),
  });
}

function stillUsed(document: JsonObject, users: readonly string[]): ApiProblem {
  const names = playbooksIn(document)
    .filter((playbook) => users.includes(textOf(recordOf(playbook)["id"])))
    .map(playbookTitle);
  return new ApiProblem("conflict", (say) => say("problems:used", { names: names.join(", ") }), {
    reason: "used_by_playbooks",
    help: (say) => say("problems:usedHelp"),
  });
}

/** `undefined` = nothing waits for it. */
function whatWaits(
  { after }: DocumentEdit,
  connections: readonly Named[],
  count: number,
): Sentence | undefined {
  const isKommoOut = connections.some(({ id }) => id === KOMMO);
  const isNeeded = isKommoOut && (playbooksIn(after).length > 0 || count > 0);
  if (count === 0) return isNeeded ? (say) => say("problems:kommoNeeded") : undefined;
  if (!isKommoOut) return (say) => say("problems:waits.there", { count });
  return (say) =>
    say("problems:kommoWaits", {
      needed: say("problems:kommoNeeded"),
      waits: say("problems:waits.kommo", { count }),
    });
}
