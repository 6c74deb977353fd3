import { CATCH_UP_PER_HOUR } from "../domain/catch-up-per-hour.ts";
import type { ConnectionConfig } from "../config/config.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { hash } from "node:crypto";
import { CountersignError, STOP } from "../domain/errors.ts";
import { providerById } from "../providers/all.ts";
import type {
  Account,
  ConnectionSettings,
  Dialect,
  Folder,
  Provider,
  TokenBook,
  Tools,
} from "../providers/provider.ts";
import { createGate } from "../store/gate.ts";
import type { Store } from "../store/store.ts";
import { foreignLine, originOf, ownLine } from "./outgoing.ts";
import type { Line, Outside } from "./outgoing.ts";

export interface VendorDeps {
  readonly outside: Outside;
  readonly tokens: Pick<Store["tokens"], "get" | "refresh">;
  readonly folder: (address: string) => Folder;
  /** Every secret of the file: none of them may be written down by any call. */
  readonly secrets: readonly string[];
  readonly publicUrl?: string;
}

/** One vendor connection, bound to the network and ready to be used by the corridor. */
export function connectVendor(
  deps: VendorDeps,
  account: string,
  config: ConnectionConfig,
): ConnectionRuntime {
  const { provider, dialect, settings, tools } = bindVendor(deps, account, config);
  const bound = dialect.connect(settings, tools);
  const appUrl = provider.appUrl?.(settings.baseUrl);
  return {
    id: config.id,
    vendor: provider.name,
    can: dialect.can,
    catchUpPerHour: config.catchUpPerHour ?? CATCH_UP_PER_HOUR,
    ...(appUrl === undefined ? {} : { appUrl }),
    ...(dialect.cost === undefined ? {} : { cost: dialect.cost }),
    ...(dialect.findLagMs === undefined ? {} : { findLagMs: dialect.findLagMs }),
    ...(dialect.lacks.deadline === undefined ? {} : { keepsOwnDeadline: true }),
    ...(bound.subscribe === undefined || tools.noticeUrl === undefined
      ? {}
      : { hookMark: `hook:${config.id}:${hash("sha256", tools.noticeUrl).slice(0, 16)}` }),
    account: dialect.can.find ? bound : fewAtOnce(bound),
  };
}

/** A connection before it is connected: which provider, which dialect, and what they work with. */
export interface BoundVendor {
  readonly provider: Provider;
  readonly dialect: Dialect;
  readonly settings: ConnectionSettings;
  readonly tools: Tools;
}

export function bindVendor(deps: VendorDeps, account: string, config: ConnectionConfig): BoundVendor {
  const provider = providerById(config.provider);
  if (provider === undefined)
    throw new CountersignError("configuration_invalid", STOP, `There is no provider ${config.provider}.`);
  const dialect = provider.dialects[config.dialect];
  const perSecond = config.requestsPerSecond ?? dialect.rate?.perSecond ?? 0;
  const line: Line = {
    account,
    connection: config.id,
    secrets: deps.secrets,
    origins: [originOf(config.baseUrl), ...(dialect.origins?.(config.settings) ?? []).map(originOf)],
    ...(perSecond > 0 ? { rate: { ...dialect.rate, perSecond } } : {}),
  };
  const settings = {
    id: config.id,
    baseUrl: config.baseUrl,
    settings: config.settings,
    signingSecrets: config.signingSecrets,
  };
  return { provider, dialect, settings, tools: toolsOf(deps, line, config) };
}

function toolsOf(deps: VendorDeps, line: Line, { id, webhookSecrets }: ConnectionConfig): Tools {
  const { outside, tokens, folder, publicUrl } = deps;
  const { account } = line;
  const secret = webhookSecrets[0];
  return {
    http: ownLine(outside, line),
    download: foreignLine(outside, line),
    now: outside.now,
    tokens: (credentials) => bookOf(tokens, account, `${id}#${hash("sha256", credentials).slice(0, 16)}`),
    folder,
    ...(publicUrl === undefined || secret === undefined
      ? {}
      : { noticeUrl: `${publicUrl}/webhooks/${account}/${id}/${secret}` }),
  };
}

function bookOf(tokens: VendorDeps["tokens"], account: string, name: string): TokenBook {
  return {
    get: () => tokens.get(account, name),
    refresh: (seen, fetch) => tokens.refresh(account, name, seen, fetch),
  };
}

/** Creates under way when the power goes cannot be looked up in such a dialect: each may leave an unsent draft behind. */
const UNFINDABLE_AT_ONCE = 2;

function fewAtOnce(account: Account): Account {
  const turn = createGate(UNFINDABLE_AT_ONCE);
  return { ...account, create: (order) => turn(() => account.create(order)) };
}
