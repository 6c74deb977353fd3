import { toldIssue } from "../../api/api-problem.ts";
import { toCapabilitiesView } from "../../api/connections/capabilities-view.ts";
import type { ConnectionView } from "../../api/connections/connection-view.ts";
import { valueAt } from "../../config/split-secrets.ts";
import { textOf } from "../../config/plain-data.ts";
import { tokenEndsAt } from "../../crm/kommo/token-ends-at.ts";
import { isErrorCode } from "../../domain/errors.ts";
import { troubleWords } from "../../domain/telling/trouble-words.ts";
import { helpOnScreen } from "../../domain/telling/way-out-on-screen.ts";
import { consentEndsAt } from "../../crm/kommo/consent-ends-at.ts";
import type { JsonObject } from "../../domain/json.ts";
import { providerById } from "../../providers/all.ts";
import type { ConnectionHealth, Pulse, Store } from "../../store/store.ts";
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
import { connectionUsers } from "./connection-users.ts";
import { fieldIssue } from "./field-issue.ts";
import { titleOfPlaybook } from "./playbook-documents.ts";
import type { AccountSetup, Setup } from "./setup.ts";
import type { Say } from "../../texts/say.ts";

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
  readonly pulses: ReadonlyMap<string, Pulse>;
  readonly tokens: ReadonlyMap<string, ConnectionView["token"]>;
  /** Where we are called: `https://sign.example.com`. */
  readonly base: string;
  readonly say: Say;
}

const MINUTE_MS = 60_000;

/** Every connection of the account, `kommo` first. */
export async function connectionViews(
  deps: Deps,
  account: string,
  say: Say,
): Promise<readonly ConnectionView[]> {
  const { setup, store, now } = deps;
  const { document } = await setup.document(account);
  const ids = connectionIds(document);
  const standing = setup.account(account);
  const asked = ids.map((id) => ({ connection: id, limitKey: limitKeyOf(account, id) }));
  const [health, pulses, tokens] = await Promise.all([
    store.health.list(account),
    store.calls.pulse(account, asked, new Date(now().getTime() - MINUTE_MS)),
    tokensOf(deps, account, standing),
  ]);
  const byId = new Map(health.map((row) => [row.connection, row]));
  const around = { document, standing, health: byId, pulses, tokens, base: setup.address().base, say };
  return ids.map((id) => viewOf(deps, account, id, around));
}

function viewOf(deps: Deps, account: string, id: string, around: Around): ConnectionView {
  const { registry, setup } = deps;
  const entry = entryOf(around.document, id) ?? {};
  const dialect = id === KOMMO ? undefined : dialectOf(entry);
  const { calls = 0, lastCallAt, lastDeliveryAt, blocked } = around.pulses.get(id) ?? {};
  const token = around.tokens.get(id);
  const perSecond = rateOf(around.standing, id);
  return {
    id,
    ...nameOf(id, entry),
    settings: settingsOf(id, entry),
    secrets: Object.fromEntries(
      secretNames(id, entry).map((name) => [name, { set: valueAt(entry, name.split(".")) !== undefined }]),
    ),
    health: healthOf(around.health.get(id), around.say),
    ...(token === undefined ? {} : { token }),
    ...lastCallOf(around.health.get(id), lastCallAt),
    ...(lastDeliveryAt === undefined ? {} : { lastDeliveryAt: lastDeliveryAt.toISOString() }),
    hook: {
      shown: `${around.base}/webhooks/${account}/${id}/…`,
      isOpen: valueAt(entry, ["webhookSecret"]) !== undefined,
      byApi: id === KOMMO || subscribes(registry, account, id),
    },
    limits: {
      ...(perSecond === undefined ? {} : { perSecond }),
      callsInLastMinute: calls,
      ...(blocked === undefined ? {} : { blocked }),
    },
    needsConsent: id === KOMMO ? entry["oauth"] !== undefined : dialect?.consent !== undefined,
    usedBy: connectionUsers(around.document, id).map((playbook) => ({
      id: playbook,
      name: titleOfPlaybook(around.document, playbook),
    })),
    ...(dialect === undefined ? {} : { can: toCapabilitiesView(dialect.can) }),
    problems: setup
      .problems(account)
      .filter(({ path }) => path.startsWith(pathOf(id).join(".")))
      .map((problem) =>
        toldIssue(fieldIssue(problem, id === KOMMO ? KOMMO : textOf(entry["provider"])), around.say),
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

function healthOf(row: ConnectionHealth | undefined, say: Say): ConnectionView["health"] {
  if (row === undefined) return { state: "unknown" };
  const { state, since, lastAt, code, detail } = row;
  const known = code !== undefined && isErrorCode(code) ? code : undefined;
  return {
    state,
    since: since.toISOString(),
    lastAt: lastAt.toISOString(),
    ...(code === undefined ? {} : { reason: code }),
    ...(detail === undefined
      ? {}
      : { text: known === undefined ? detail : troubleWords({ code: known, detail }, say) }),
    ...(known === undefined ? {} : { help: helpOnScreen(known, say) }),
  };
}

/** The health tells of calls for contracts, the record of all calls of the last minute. */
function lastCallOf(
  row: ConnectionHealth | undefined,
  recorded: Date | undefined,
): Pick<ConnectionView, "lastCallAt"> {
  const [last] = [row?.lastAt, recorded]
    .filter((at) => at !== undefined)
    .toSorted((one, other) => other.getTime() - one.getTime());
  return last === undefined ? {} : { lastCallAt: last.toISOString() };
}

/** A long-lived token says its end; what was granted renews itself as long as somebody uses it. */
async function tokensOf(
  { store }: Deps,
  account: string,
  standing: AccountSetup | undefined,
): Promise<Around["tokens"]> {
  const kept = await store.tokens.ends(account);
  const tokens = new Map<string, ConnectionView["token"]>();
  // a vendor's tokens are kept by the credentials that bought them: `signing#1f0c…`
  for (const [name, at] of [...kept].toSorted(([, a], [, b]) => a.getTime() - b.getTime()))
    tokens.set(name.split("#")[0] ?? "", { endsAt: at.toISOString(), renewsItself: true });
  const auth = standing?.kommo?.auth;
  const granted = kept.get(KOMMO);
  if (auth?.kind === "oauth" && granted !== undefined)
    tokens.set(KOMMO, {
      endsAt: granted.toISOString(),
      renewsItself: true,
      unusedEndsAt: consentEndsAt(granted).toISOString(),
    });
  if (auth?.kind !== "token") return tokens;
  const endsAt = tokenEndsAt(auth.token)?.toISOString();
  return tokens.set(KOMMO, endsAt === undefined ? undefined : { endsAt, renewsItself: false });
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
