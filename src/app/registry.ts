import type { Config } from "../config/config.ts";
import { secretsOf } from "../config/secrets-of.ts";
import type { AccountRuntime } from "../corridor/runtime.ts";
import type { Door } from "../inbox/door.ts";
import { PROVIDERS } from "../providers/all.ts";
import type { Store } from "../store/store.ts";
import { buildAccount } from "./account.ts";
import type { AccountDeps, BuiltAccount } from "./account.ts";
import type { VendorDeps } from "./connection.ts";
import { folders } from "./folders.ts";
import type { Outside } from "./outgoing.ts";
import type { BenchAccount } from "./workbench.ts";

/** The accounts in force; a changed file replaces them all at once, and walks under way end under the old ones. */
export interface Registry {
  readonly config: Config;
  account(id: string): AccountRuntime | undefined;
  all(): readonly AccountRuntime[];
  /** What guards a hook address. */
  door(account: string, connection: string): Door | undefined;
  /** Subdomain by our file; the id as soon as Kommo has told it. */
  identity(account: string): { readonly subdomain: string; readonly id?: string };
  /** The account with its own client of Kommo, for whoever sets it up. */
  bench(account: string): BenchAccount | undefined;
  /** What connections are bound with now: for those of accounts that are not in force yet. */
  readonly binding: Binding;
  replace(config: Config): Promise<void>;
}

/** What ports are bound with. */
export type Binding = AccountDeps & VendorDeps;

interface Standing {
  readonly config: Config;
  readonly binding: Binding;
  readonly accounts: ReadonlyMap<string, BuiltAccount>;
  readonly doors: ReadonlyMap<string, Door>;
}

interface Deps {
  readonly outside: Outside;
  readonly store: Store;
  readonly now: () => Date;
}

export async function createRegistry(deps: Deps, first: Config): Promise<Registry> {
  let standing = await build(deps, first);
  const kommoIds = new Map<string, string>();

  function learnId(runtime: AccountRuntime): void {
    if (kommoIds.has(runtime.id)) return;
    runtime.crm.account().then(
      (account) => kommoIds.set(runtime.id, account.id),
      () => undefined, // asked again with the next hook
    );
  }

  return {
    get config() {
      return standing.config;
    },
    account: (id) => standing.accounts.get(id),
    all: () => [...standing.accounts.values()],
    door: (account, connection) => standing.doors.get(`${account}/${connection}`),
    identity(id) {
      const runtime = standing.accounts.get(id);
      const subdomain = standing.config.accounts.find((account) => account.id === id)?.kommo.subdomain ?? "";
      const kommoId = kommoIds.get(id);
      if (runtime) learnId(runtime);
      return kommoId === undefined ? { subdomain } : { subdomain, id: kommoId };
    },
    bench(id) {
      const config = standing.config.accounts.find((account) => account.id === id);
      const built = standing.accounts.get(id);
      if (config === undefined || built === undefined) return undefined;
      return { config, kommo: built.crm, connections: built.connections };
    },
    get binding() {
      return standing.binding;
    },
    async replace(config) {
      standing = await build(deps, config);
      kommoIds.clear(); // an account may be another one in Kommo now
    },
  };
}

async function build({ outside, store, now }: Deps, config: Config): Promise<Standing> {
  const secrets = secretsOf(config, PROVIDERS);
  const { publicUrl, allowPrivateHosts } = config.server;
  const folder = folders(config.archive);
  const shared = { outside: { ...outside, allowPrivateHosts }, store, secrets, folder, now };
  const deps = publicUrl === undefined ? shared : { ...shared, publicUrl };
  const accounts = new Map<string, BuiltAccount>();
  for (const account of config.accounts) accounts.set(account.id, await buildAccount(deps, account));
  return { config, binding: { ...deps, tokens: store.tokens }, accounts, doors: doorsOf(config, accounts) };
}

function doorsOf(config: Config, accounts: ReadonlyMap<string, AccountRuntime>): ReadonlyMap<string, Door> {
  const doors = new Map<string, Door>();
  for (const { id, kommo, connections } of config.accounts) {
    doors.set(`${id}/kommo`, { secrets: kommo.webhookSecrets });
    for (const connection of connections) {
      const notices = accounts.get(id)?.connections.get(connection.id)?.account.notices;
      doors.set(`${id}/${connection.id}`, {
        secrets: connection.webhookSecrets,
        ...(notices ? { notices } : {}),
      });
    }
  }
  return doors;
}
