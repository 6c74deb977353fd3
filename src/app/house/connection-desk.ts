import { ApiProblem } from "../../api/api-problem.ts";
import type { ConnectionDesk } from "../../api/connections/connection-desk.ts";
import type { ConnectionView } from "../../api/connections/connection-view.ts";
import { editedBy } from "../../api/edited-by.ts";
import type { Kommo } from "../../crm/kommo/kommo.ts";
import { bindVendor } from "../connection.ts";
import { bareConnection, connectionOf, kommoOf, settledConnection } from "./bound-connection.ts";
import { entryOf, KOMMO, pathOf, secretNames } from "./connection-entry.ts";
import { connectionViews } from "./connection-views.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { editConnection, forgotten } from "./edit-connection.ts";
import { fieldIssue } from "./field-issue.ts";
import { inFormWords } from "./in-form-words.ts";
import { textOf } from "../../config/plain-data.ts";
import { guardConnections, isMoved } from "./guard-connections.ts";
import { hookState } from "./hook-state.ts";
import { behind, judging, refused } from "./judging.ts";
import { comeBackFromKommo, kommoConsent } from "./kommo-consent.ts";
import { lookAtConnection } from "./look-at-connection.ts";
import { singleFlight } from "./single-flight.ts";
import { subscribeHook } from "./subscribe-hook.ts";
import type { Told } from "./subscribe-hook.ts";
import { toFindings } from "../findings-of.ts";
import { withValue } from "../../config/split-secrets.ts";
import type { JsonObject } from "../../domain/json.ts";
import { providersIn } from "./provider-words.ts";

/** Kommo and the vendors, set up from the console. */
export function connectionDesk(deps: DeskDeps): ConnectionDesk {
  const { setup, store, tools } = deps;
  const once = singleFlight<Told>();
  const makeOnce = singleFlight<Awaited<ReturnType<Kommo["createField"]>>>();
  return {
    list: (account, say) => connectionViews(deps, account, say),
    providers: async (say) => providersIn(say),
    put: async (account, id, change, caller, say) => {
      await put(deps, account, id, change, caller);
      return one(await connectionViews(deps, account, say), id);
    },
    remove: (account, id, caller, despite) => remove(deps, account, id, caller, despite),
    async check(account, id, say) {
      const told = await once(`check ${account}/${id}`, () => check(deps, account, id));
      return told(say);
    },
    async subscribe(account, id, say) {
      const told = await once(`subscribe ${account}/${id}`, () => subscribeHook(deps, account, id));
      return told(say);
    },
    hookState: (account, id) => hookState(deps, account, id),
    async hookAddress(account, id) {
      const { webhookSecrets } = bareConnection(deps, account, id);
      const [secret] = webhookSecrets;
      if (secret === undefined) throw new ApiProblem("conflict", (say) => say("problems:doorShut"));
      const { base, isPublic } = setup.address();
      return { url: `${base}/webhooks/${account}/${id}/${secret}`, isPublic };
    },
    async createField(account, name) {
      const kommo = kommoOf(deps, account);
      return { name, ...(await makeOnce(`${account}/${name.toLowerCase()}`, () => kommo.createField(name))) };
    },
    async consent(account, id, caller) {
      if (id === KOMMO) return kommoConsent({ ...deps, store }, account, caller);
      const { dialect, settings } = bound(deps, account, id);
      return { steps: dialect.consent?.steps(settings.settings) ?? [] };
    },
    async redeem(account, id, code, say) {
      const { dialect, settings, tools: own, provider } = bound(deps, account, id);
      if (dialect.consent === undefined)
        throw new ApiProblem("conflict", (tell) => tell("problems:noGrant", { vendor: provider.name }));
      const finding = await dialect.consent.redeem(code, settings, own);
      if (finding.level !== "problem") await tools.health.mended(account, id);
      const [told = finding] = inFormWords(provider.id, [finding], say);
      return told;
    },
    comeBack: (answer, caller) => comeBackFromKommo({ ...deps, store }, answer, caller),
  };
}

async function check(deps: DeskDeps, account: string, id: string): Promise<Told> {
  const outcome = await lookAtConnection(deps, account, id, () =>
    id === KOMMO ? kommoOf(deps, account).check() : connectionOf(deps, account, id).account.check(),
  );
  const provider = providerOf(deps, account, id);
  return async (say) => inFormWords(provider, toFindings(outcome, say, "screen"), say);
}

function providerOf(deps: DeskDeps, account: string, id: string): string {
  return id === KOMMO ? KOMMO : settledConnection(deps, account, id).provider;
}

function bound(deps: DeskDeps, account: string, id: string) {
  return bindVendor(deps.registry.binding, account, settledConnection(deps, account, id));
}

async function put(
  deps: DeskDeps,
  account: string,
  id: string,
  change: Parameters<ConnectionDesk["put"]>[2],
  caller: Parameters<ConnectionDesk["put"]>[3],
): Promise<void> {
  const { setup, store } = deps;
  setup.mustBeOurs();
  const { publicUrl } = setup.server;
  const redirectUri = publicUrl === undefined ? undefined : `${publicUrl}/api/kommo/callback`;
  const names: { all: readonly string[]; provider: string } = { all: [], provider: KOMMO };
  const inside = (path: string): string | undefined => inForm(id, names.all, path);
  let moved = false;
  await setup.edit({
    account,
    by: editedBy(caller),
    judge: judging(inside, (problem) => fieldIssue(problem, names.provider)),
    edit(before) {
      const { document, secrets } = editConnection(before, id, change, redirectUri);
      const entry = entryOf(document, id) ?? {};
      names.all = secretNames(id, entry);
      if (id !== KOMMO) names.provider = textOf(entry["provider"]);
      const stray = names.all.filter((name) => name in change.settings);
      if (stray.length > 0)
        throw refused(
          stray.map((name) => ({
            path: `settings.${name}`,
            text: (say) => say("problems:credential"),
          })),
        );
      const entered = new Set(
        secrets.flatMap(({ connection, key, value }) =>
          value === undefined ? [] : [`${connection}/${key}`],
        ),
      );
      const issues = guardConnections({ before, after: document, entered, caller });
      if (issues.length > 0)
        throw refused(issues.map((issue) => ({ ...issue, path: inside(issue.path) ?? issue.path })));
      moved = isMoved({ before, after: document }, id);
      const note = `${entryOf(before, id) === undefined ? "Added" : "Changed"} the connection ${id}`;
      return { document, secrets, about: `connections/${id}`, note };
    },
  });
  // a pair that another host gave must not be sent to this one
  if (id === KOMMO && moved) await store.tokens.forget(account, KOMMO);
}

/** `connections.contracts.apiKey` → `secrets.apiKey`, as the form calls it. */
function inForm(id: string, secrets: readonly string[], path: string): string | undefined {
  const own = behind(pathOf(id).join("."))(path);
  if (own === undefined || own === "") return own;
  if (own === "provider" || own === "dialect") return own;
  const isSecret = secrets.some((name) => own === name || own.startsWith(`${name}.`));
  return `${isSecret ? "secrets" : "settings"}.${own}`;
}

function one(all: readonly ConnectionView[], id: string): ConnectionView {
  const found = all.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new ApiProblem("not_found", (say) => say("problems:noConnection", { id }));
}

async function remove(
  { setup }: DeskDeps,
  account: string,
  id: string,
  caller: Parameters<ConnectionDesk["remove"]>[2],
  despite: boolean,
): Promise<void> {
  setup.mustBeOurs();
  await setup.edit({
    account,
    by: editedBy(caller),
    despite,
    judge: judging(() => undefined),
    edit(before) {
      const entry = entryOf(before, id);
      if (entry === undefined)
        throw new ApiProblem("not_found", (say) => say("problems:noConnection", { id }));
      const document: JsonObject = withValue(before, pathOf(id), undefined);
      return {
        document,
        secrets: forgotten(before, document, id),
        about: `connections/${id}`,
        note: `Took out the connection ${id}`,
      };
    },
  });
}
