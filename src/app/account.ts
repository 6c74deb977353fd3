import { CATCH_UP_PER_HOUR } from "../domain/catch-up-per-hour.ts";
import type { AccountConfig } from "../config/config.ts";
import { parsePlaybooks, playbooksAsJson } from "../config/playbooks.ts";
import type { AccountRuntime, ConnectionRuntime } from "../corridor/runtime.ts";
import { createKommo } from "../crm/kommo/kommo.ts";
import type { Kommo } from "../crm/kommo/kommo.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Folder } from "../providers/provider.ts";
import { goLive } from "../store/go-live.ts";
import type { Store } from "../store/store.ts";
import { connectVendor } from "./connection.ts";
import { limitKeyOf, originOf, ownLine } from "./outgoing.ts";
import type { Line, Outside } from "./outgoing.ts";

export interface KommoDeps {
  readonly outside: Outside;
  readonly tokens: Pick<Store["tokens"], "get" | "refresh">;
  /** Every secret of the file: none of them may be written down by any call. */
  readonly secrets: readonly string[];
  readonly publicUrl?: string;
  readonly now: () => Date;
}

export interface AccountDeps extends Omit<KommoDeps, "tokens"> {
  readonly store: Store;
  readonly folder: (address: string) => Folder;
}

/** An account as this process has built it: its CRM is a Kommo. */
export interface BuiltAccount extends AccountRuntime {
  readonly crm: Kommo;
}

/** Binds one account of the file: its two ports, its playbooks and their version. */
export async function buildAccount(deps: AccountDeps, config: AccountConfig): Promise<BuiltAccount> {
  const { store, now, publicUrl } = deps;
  // before the version is kept: what was in force until now tells what goes live now
  const since = await goLive(store, config, now());
  const configVersion = await store.versions.keep(config.id, playbooksAsJson(config.playbooks), now());
  const older = new Map<number, Promise<readonly Playbook[]>>();

  function playbooksOf(version: number): Promise<readonly Playbook[]> {
    const known = older.get(version);
    if (known !== undefined) return known;
    const loading = store.versions.get(config.id, version).then((stored) => parsePlaybooks(stored));
    older.set(version, loading);
    loading.catch(() => older.delete(version)); // the database was away: read again next time
    return loading;
  }

  return {
    id: config.id,
    timezone: config.timezone,
    locale: config.locale,
    crm: connectKommo({ ...deps, tokens: store.tokens }, config),
    connections: vendorConnections(deps, config),
    playbooks: config.playbooks,
    configVersion,
    async playbookOf(id, version) {
      const current = config.playbooks.find((playbook) => playbook.id === id);
      if (version === configVersion) return current;
      return (await playbooksOf(version)).find((playbook) => playbook.id === id);
    },
    liftBlock: () => deps.outside.limiter.unblock(limitKeyOf(config.id, "kommo")),
    catchUpPerHour: config.kommo.catchUpPerHour ?? CATCH_UP_PER_HOUR,
    retention: config.retention ?? {},
    liveSince: (id) => since.get(id) ?? now(),
    ...(publicUrl === undefined
      ? {}
      : { pageUrl: (reference) => `${publicUrl}/a/${config.id}/contracts/${reference}` }),
  };
}

function vendorConnections(deps: AccountDeps, config: AccountConfig): ReadonlyMap<string, ConnectionRuntime> {
  const vendorDeps = { ...deps, tokens: deps.store.tokens };
  const bound = config.connections.map((connection) => connectVendor(vendorDeps, config.id, connection));
  return new Map(bound.map((connection) => [connection.id, connection]));
}

export function connectKommo(
  { outside, tokens, secrets, publicUrl, now }: KommoDeps,
  config: AccountConfig,
): Kommo {
  const { kommo, id } = config;
  const line: Line = { account: id, connection: "kommo", secrets, origins: [originOf(kommo.baseUrl)] };
  const hookUrls =
    publicUrl === undefined
      ? []
      : kommo.webhookSecrets.map((secret) => `${publicUrl}/webhooks/${id}/kommo/${secret}`);
  return createKommo(
    { ...kommo, timezone: config.timezone, hookUrls, ownSecrets: [...secrets, ...kommo.webhookSecrets] },
    {
      http: ownLine(outside, line),
      drive: (host) => ownLine(outside, { ...line, origins: [host] }),
      limiter: outside.limiter,
      limitKey: limitKeyOf(id, "kommo"),
      tokens: {
        get: () => tokens.get(id, "kommo"),
        refresh: (seen, run) => tokens.refresh(id, "kommo", seen, run),
      },
      now,
    },
  );
}
