import type { Imported } from "../../api/configuration/configuration-view.ts";
import { secretReference } from "../../config/split-secrets.ts";
import { isGroup, textOf } from "../../config/plain-data.ts";
import type { Json, JsonObject } from "../../domain/json.ts";
import { connectionIds, entryOf, KOMMO, pathOf } from "./connection-entry.ts";
import { differencesOf } from "./differences.ts";
import { playbooksIn, playbookTitle } from "./playbook-documents.ts";
import { connectionName } from "./removals.ts";
import type { Say } from "../../texts/say.ts";
import { providersIn, titlesOf } from "./provider-words.ts";

type Difference = Imported["differences"][number];

/** What an import changes, place by place, each place named as the console's pages name it. */
export function importDifferences(before: JsonObject, after: JsonObject, say: Say): Difference[] {
  const {
    kommo: _kommo,
    connections: _connections,
    playbooks: _playbooks,
    ...settings
  } = withoutReferences(before, say);
  const { kommo: _k, connections: _c, playbooks: _p, ...now } = withoutReferences(after, say);
  return [
    ...connectionChanges(before, after, say),
    ...playbookChanges(before, after, say),
    ...differencesOf(settings, now).map((each) => ({ ...each, name: words(each.path) })),
  ];
}

function connectionChanges(before: JsonObject, after: JsonObject, say: Say): readonly Difference[] {
  const providers = providersIn(say);
  const ids = [...new Set([...connectionIds(before), ...connectionIds(after)])];
  return ids.flatMap((id): readonly Difference[] => {
    const [old, now] = [entryOf(before, id), entryOf(after, id)];
    const entry = now ?? old;
    if (entry === undefined) return [];
    const vendor = connectionName(id, entry);
    const name = id === KOMMO ? vendor : say("set-up:import.connection", { vendor, id });
    const place = pathOf(id).join(".");
    if (old === undefined) return [{ path: place, name, after: say("set-up:import.there") }];
    if (now === undefined) return [{ path: place, name, before: say("set-up:import.there") }];
    const view = providers.find((one) => one.id === (id === KOMMO ? KOMMO : textOf(entry["provider"])));
    const titles = view === undefined ? new Map<string, string>() : titlesOf(view);
    return differencesOf(withoutReferences(old, say), withoutReferences(now, say)).map((each) => ({
      ...each,
      path: `${place}.${each.path}`,
      name: say("set-up:import.place", { name, place: titles.get(each.path) ?? words(each.path) }),
    }));
  });
}

function byId(document: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(playbooksIn(document).map((playbook) => [textOf(playbook["id"]), playbook]));
}

function playbookChanges(before: JsonObject, after: JsonObject, say: Say): readonly Difference[] {
  const [old, now] = [byId(before), byId(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): readonly Difference[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const name = say("set-up:import.playbook", { name: playbookTitle(is ?? was ?? {}) });
    const path = `playbooks.${id}`;
    if (was === undefined) return [{ path, name, after: say("set-up:import.there") }];
    if (is === undefined) return [{ path, name, before: say("set-up:import.there") }];
    return differencesOf(was, is).map((each) => ({
      ...each,
      path: `${path}.${each.path}`,
      name: say("set-up:import.place", { name, place: words(each.path) }),
    }));
  });
}

/** `send.signers.0.email` → `send, signers 1, email`. */
function words(path: string): string {
  const parts = path
    .split(".")
    .map((part) => (/^\d+$/u.test(part) ? ` ${Number(part) + 1}` : `, ${spaced(part)}`));
  return parts.join("").replace(/^, /u, "");
}

/** `expiresInDays` → `expires in days`. Names that people gave stay as they are. */
function spaced(part: string): string {
  return /^[a-z]+(?:[A-Z][a-z]+)+$/u.test(part)
    ? part.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
    : part;
}

/** Where a credential stands by name, it is only told to be there. */
function withoutReferences(value: JsonObject, say: Say): JsonObject {
  return recordOfJson(told(value, say));
}

function told(value: Json, say: Say): Json {
  if (secretReference(value) !== undefined) return say("set-up:import.credential");
  if (Array.isArray(value)) return value.map((item: Json) => told(item, say));
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, told(item, say)]));
}

function recordOfJson(value: Json): JsonObject {
  return isGroup(value) ? value : {};
}
