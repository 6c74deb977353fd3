import type { Imported } from "../../api/configuration/configuration-view.ts";
import { secretReference } from "../../config/split-secrets.ts";
import { isGroup, textOf } from "../../config/plain-data.ts";
import type { Json, JsonObject } from "../../domain/json.ts";
import { connectionIds, entryOf, KOMMO, pathOf } from "./connection-entry.ts";
import { differencesOf } from "./differences.ts";
import { playbooksIn, playbookTitle } from "./playbook-documents.ts";
import { providerViews } from "./provider-views.ts";
import { connectionName } from "./removals.ts";

type Difference = Imported["differences"][number];

/** A credential as it is told: that it is there, and no more. */
const CREDENTIAL = "a credential that has been entered";
const THERE = "there";

/** What an import changes, place by place, each place named as the console's pages name it. */
export async function importDifferences(before: JsonObject, after: JsonObject): Promise<Difference[]> {
  const {
    kommo: _kommo,
    connections: _connections,
    playbooks: _playbooks,
    ...settings
  } = withoutReferences(before);
  const { kommo: _k, connections: _c, playbooks: _p, ...now } = withoutReferences(after);
  return [
    ...(await connectionChanges(before, after)),
    ...playbookChanges(before, after),
    ...differencesOf(settings, now).map((each) => ({ ...each, name: words(each.path) })),
  ];
}

async function connectionChanges(before: JsonObject, after: JsonObject): Promise<Difference[]> {
  const providers = await providerViews();
  const ids = [...new Set([...connectionIds(before), ...connectionIds(after)])];
  return ids.flatMap((id): readonly Difference[] => {
    const [old, now] = [entryOf(before, id), entryOf(after, id)];
    const entry = now ?? old;
    if (entry === undefined) return [];
    const vendor = connectionName(id, entry);
    const name = id === KOMMO ? vendor : `${vendor} (${id})`;
    const place = pathOf(id).join(".");
    if (old === undefined) return [{ path: place, name, after: THERE }];
    if (now === undefined) return [{ path: place, name, before: THERE }];
    const view = providers.find((one) => one.id === (id === KOMMO ? KOMMO : textOf(entry["provider"])));
    const titles = new Map(
      view?.dialects.flatMap(({ settings }) =>
        Object.entries(settings.properties).map(([key, { title }]) => [key, title] as const),
      ),
    );
    return differencesOf(withoutReferences(old), withoutReferences(now)).map((each) => ({
      ...each,
      path: `${place}.${each.path}`,
      name: `${name}: ${titles.get(each.path) ?? words(each.path)}`,
    }));
  });
}

function byId(document: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(playbooksIn(document).map((playbook) => [textOf(playbook["id"]), playbook]));
}

function playbookChanges(before: JsonObject, after: JsonObject): readonly Difference[] {
  const [old, now] = [byId(before), byId(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): readonly Difference[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const name = `Playbook “${playbookTitle(is ?? was ?? {})}”`;
    const path = `playbooks.${id}`;
    if (was === undefined) return [{ path, name, after: THERE }];
    if (is === undefined) return [{ path, name, before: THERE }];
    return differencesOf(was, is).map((each) => ({
      ...each,
      path: `${path}.${each.path}`,
      name: `${name}: ${words(each.path)}`,
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
function withoutReferences(value: JsonObject): JsonObject {
  return recordOfJson(told(value));
}

function told(value: Json): Json {
  if (secretReference(value) !== undefined) return CREDENTIAL;
  if (Array.isArray(value)) return value.map((item: Json) => told(item));
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, told(item)]));
}

function recordOfJson(value: Json): JsonObject {
  return isGroup(value) ? value : {};
}
