import type { ConnectionView } from "../../api/connections/connection-view.ts";
import { valueAt } from "../../config/split-secrets.ts";
import { textOf } from "../../config/plain-data.ts";
import { recordOf } from "../../config/secret-places.ts";
import { tokenEndsAt } from "../../crm/kommo/token-ends-at.ts";
import { ERRORS } from "../../domain/errors.ts";
import type { JsonObject } from "../../domain/json.ts";
import { providerById } from "../../providers/all.ts";
import type { ConnectionHealth, Store } from "../../store/store.ts";
import { limitKeyOf } from "../outgoing.ts";
import type { Registry } from "../registry.ts";
import {
  connectionIds,
  dialectOf,
  entryOf,
  KOMMO,
  pathOf,
  secretNames,
  settingsOf,
} from "./connection-entry.ts";
import type { AccountSetup, Setup } from "./setup.ts";

interface Deps {
  readonly setup: Setup;
  readonly registry: Registry;
  readonly store: Store;
  readonly now: () => Date;
}

/** What is known of all connections of an account. */
interface Around {
  readonly document: JsonObject;
  readonly standing: AccountSetup | undefined;
  readonly health: ReadonlyMap<string, ConnectionHealth>;
  readonly deliveries: ReadonlyMap<string, Date>;
  readonly calls: ReadonlyMap<string, number>;
}

const MINUTE_MS = 60_000;

/** Every connection of the account, `kommo` first. */
export async function connectionViews(deps: Deps, account: string): Promise<readonly ConnectionView[]> {
  const { setup, store, now } = deps;
  const { document } = await setup.document(account);
  const ids = connectionIds(document);
  const [health, deliveries, calls] = await Promise.all([
    store.health.list(account),
    store.figures.lastDeliveries(account, ids),
    store.calls.since(account, new Date(now().getTime() - MINUTE_MS)),
  ]);
  const around = {
    document,
    standing: setup.account(account),
    health: new Map(health.map((row) => [row.connection, row])),
    deliveries,
    calls,
  };
  return Promise.all(ids.map((id) => viewOf(deps, account, id, around)));
}

async function viewOf(deps: Deps, account: string, id: string, around: Around): Promise<ConnectionView> {
  const { registry, setup } = deps;
  const entry = entryOf(around.document, id) ?? {};
  const dialect = id === KOMMO ? undefined : dialectOf(entry);
  const blocked = await registry.binding.outside.limiter.blocked(limitKeyOf(account, id));
  const lastDeliveryAt = around.deliveries.get(id);
  const token = id === KOMMO ? await tokenOf(deps, account, around.standing) : undefined;
  const perSecond = rateOf(around.standing, id);
  return {
    id,
    ...nameOf(id, entry),
    settings: settingsOf(id, entry),
    secrets: Object.fromEntries(
      secretNames(id, entry).map((name) => [name, { set: valueAt(entry, name.split(".")) !== undefined }]),
    ),
    health: healthOf(around.health.get(id)),
    ...(token === undefined ? {} : { token }),
    ...(lastDeliveryAt === undefined ? {} : { lastDeliveryAt: lastDeliveryAt.toISOString() }),
    hook: {
      shown: `${setup.server.publicUrl ?? ""}/webhooks/${account}/${id}/…`,
      isOpen: valueAt(entry, ["webhookSecret"]) !== undefined,
      byApi: id === KOMMO || subscribes(registry, account, id),
    },
    limits: {
      ...(perSecond === undefined ? {} : { perSecond }),
      callsInLastMinute: around.calls.get(id) ?? 0,
      ...(blocked === undefined ? {} : { blocked }),
    },
    needsConsent: id === KOMMO ? entry["oauth"] !== undefined : dialect?.consent !== undefined,
    usedBy: [...usersOf(around.document, id)],
    ...(dialect === undefined ? {} : { can: JSON.parse(JSON.stringify(dialect.can)) }),
    problems: setup
      .problems(account)
      .flatMap(({ path, text, help }) =>
        path.startsWith(pathOf(id).join("."))
          ? [{ path, text, ...(help === undefined ? {} : { help }) }]
          : [],
      ),
  };
}

function nameOf(
  id: string,
  entry: JsonObject,
): Pick<ConnectionView, "kind" | "vendor" | "provider" | "dialect"> {
  if (id === KOMMO) return { kind: "crm", vendor: "Kommo" };
  const provider = textOf(entry["provider"]);
  return {
    kind: "vendor",
    vendor: providerById(provider)?.name ?? provider,
    provider,
    dialect: textOf(entry["dialect"] ?? "documented"),
  };
}

function healthOf(row: ConnectionHealth | undefined): ConnectionView["health"] {
  if (row === undefined) return { state: "unknown" };
  const { state, since, lastAt, code, detail } = row;
  const known = Object.entries(ERRORS).find(([name]) => name === code)?.[1];
  return {
    state,
    since: since.toISOString(),
    lastAt: lastAt.toISOString(),
    ...(code === undefined ? {} : { reason: code }),
    ...(detail === undefined ? {} : { text: `${known?.what ?? ""} ${detail}`.trim() }),
    ...(known === undefined ? {} : { help: known.help }),
  };
}

/** A long-lived token says its end; a pair renews itself as long as somebody uses it. */
async function tokenOf(
  { store }: Deps,
  account: string,
  standing: AccountSetup | undefined,
): Promise<ConnectionView["token"]> {
  const auth = standing?.kommo?.auth;
  if (auth?.kind === "token") {
    const endsAt = tokenEndsAt(auth.token);
    return endsAt === undefined ? undefined : { endsAt: endsAt.toISOString(), renewsItself: false };
  }
  const pair = auth === undefined ? undefined : await store.tokens.get(account, KOMMO);
  return pair === undefined ? undefined : { endsAt: pair.expiresAt.toISOString(), renewsItself: true };
}

function rateOf(standing: AccountSetup | undefined, id: string): number | undefined {
  if (id === KOMMO) return standing?.kommo?.requestsPerSecond;
  const config = standing?.connections.find((each) => each.id === id);
  if (config === undefined) return undefined;
  return config.requestsPerSecond ?? providerById(config.provider)?.dialects[config.dialect].rate?.perSecond;
}

function subscribes(registry: Registry, account: string, id: string): boolean {
  return registry.account(account)?.connections.get(id)?.account.subscribe !== undefined;
}

/** Playbooks that may go through it, by id. */
export function usersOf(document: JsonObject, connection: string): readonly string[] {
  const { playbooks } = document;
  const all: readonly unknown[] = Array.isArray(playbooks) ? playbooks : [];
  return all.flatMap((playbook): readonly string[] => {
    const { id, send } = recordOf(playbook);
    const through = recordOf(send)["through"];
    const { map, default: otherwise } = recordOf(through);
    const names = [through, otherwise, ...Object.values(recordOf(map))];
    return connection === KOMMO || !names.includes(connection) ? [] : [textOf(id)];
  });
}
