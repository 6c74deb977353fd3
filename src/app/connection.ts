import type { ConnectionConfig } from "../config/config.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import { providerById } from "../providers/all.ts";
import type { Account } from "../providers/provider.ts";
import { createGate } from "../store/gate.ts";
import { foreignLine, originOf, ownLine } from "./outgoing.ts";
import type { Line, Outside } from "./outgoing.ts";

/** One vendor connection, bound to the network and ready to be used by the corridor. */
export function connectVendor(
  outside: Outside,
  account: string,
  config: ConnectionConfig,
  secrets: readonly string[],
): ConnectionRuntime {
  const provider = providerById(config.provider);
  if (provider === undefined)
    throw new CountersignError("configuration_invalid", STOP, `There is no provider ${config.provider}.`);
  const dialect = provider.dialects[config.dialect];
  const perSecond = config.requestsPerSecond ?? dialect.rate?.perSecond ?? 0;
  const line: Line = {
    account,
    connection: config.id,
    secrets,
    origins: [originOf(config.baseUrl)],
    ...(perSecond > 0 ? { rate: { ...dialect.rate, perSecond } } : {}),
  };
  const settings = {
    id: config.id,
    baseUrl: config.baseUrl,
    settings: config.settings,
    signingSecrets: config.signingSecrets,
  };
  const { now } = outside;
  const tools = { http: ownLine(outside, line), download: foreignLine(outside, line), now };
  const bound = dialect.connect(settings, tools);
  return {
    id: config.id,
    vendor: provider.name,
    can: dialect.can,
    ...(dialect.lacks.deadline === undefined ? {} : { keepsOwnDeadline: true }),
    account: dialect.can.find ? bound : fewAtOnce(bound),
  };
}

/** Creates under way when the power goes cannot be looked up in such a dialect: each may leave an unsent draft behind. */
const UNFINDABLE_AT_ONCE = 2;

function fewAtOnce(account: Account): Account {
  const turn = createGate(UNFINDABLE_AT_ONCE);
  return { ...account, create: (order) => turn(() => account.create(order)) };
}
