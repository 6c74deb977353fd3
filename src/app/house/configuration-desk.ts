import { ApiProblem } from "../../api/api-problem.ts";
import type { ConfigurationDesk } from "../../api/configuration/configuration-desk.ts";
import type { Settings, SettingsChange } from "../../api/configuration/configuration-view.ts";
import { doerOf } from "../../api/doer-of.ts";
import { editedBy } from "../../api/edited-by.ts";
import type { Caller } from "../../auth/caller.ts";
import type { People } from "../../auth/people.ts";
import { isGroup, plainData } from "../../config/plain-data.ts";
import { documentAsYaml } from "../../config/yaml-document.ts";
import type { JsonObject } from "../../domain/json.ts";
import { PROVIDERS } from "../../providers/all.ts";
import { INSTALLATION } from "../stored-configuration.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { importAccount } from "./import-account.ts";
import { fieldIssue } from "./field-issue.ts";
import { judging } from "./judging.ts";
import type { Setup, SetupEdit } from "./setup.ts";

type Deps = Pick<DeskDeps, "setup" | "store"> & { readonly people: Pick<People, "forget"> };

/** Accounts and settings, edited from the console. */
export function configurationDesk(deps: Deps): ConfigurationDesk {
  const { setup, people } = deps;
  return {
    async createAccount({ id, name, timezone, locale }, caller) {
      setup.mustBeOurs();
      if (setup.has(id) || id === INSTALLATION)
        throw new ApiProblem("conflict", (say) => say("problems:accountExists", { account: id }), {
          reason: "exists",
        });
      await setup.edit({
        account: id,
        by: editedBy(caller),
        judge: judging((path) => (path === "" ? "id" : path), fieldIssue),
        async edit(_before, version) {
          // whoever had a role in an earlier account of this name has none in this one
          if (version > 0 || !(await people.forget(id, doerOf(caller))))
            throw new ApiProblem("conflict", (say) => say("problems:accountExists", { account: id }));
          return {
            document: { ...(name === undefined ? {} : { name }), timezone, locale },
            secrets: [],
            note: `Added the account ${name ?? id}`,
          };
        },
      });
    },
    settings: async (account) => settingsOf(setup, account),
    async changeSettings(account, change, caller) {
      setup.mustBeOurs();
      const { installation, ...own } = change;
      const kept = plainData(own) ?? {};
      const edits = [
        ...(installation === undefined ? [] : [installationEdit(installation, caller)]),
        ...(Object.keys(kept).length === 0 ? [] : [accountEdit(account, kept, caller)]),
      ];
      // what would be refused is refused before anything is saved
      for (const edit of edits) await setup.judge(edit);
      for (const edit of edits) await setup.edit(edit);
      return settingsOf(setup, account);
    },
    async exportYaml(account) {
      const { document } = await setup.document(account);
      return documentAsYaml(account, document, installationPart(setup), PROVIDERS);
    },
    importYaml: (account, given, caller, say) => importAccount(deps, { account, caller, say, ...given }),
  };
}

function settingsOf(setup: Setup, account: string): Settings {
  const { publicUrl, allowPrivateHosts } = setup.server;
  const standing = setup.account(account);
  const { name = account, timezone = "UTC", locale = "en" } = standing ?? {};
  const { callsDays, deliveriesDays, changesDays } = setup.retention;
  return {
    name,
    timezone,
    locale,
    retention: { ...standing?.retention },
    installation: {
      ...(publicUrl === undefined ? {} : { publicUrl }),
      allowPrivateHosts,
      retention: { callsDays, deliveriesDays, changesDays },
    },
  };
}

/** What belongs to all accounts, as a file has it. */
function installationPart(setup: Setup): JsonObject {
  const { publicUrl, allowPrivateHosts } = setup.server;
  const server: JsonObject = {
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(allowPrivateHosts ? { allowPrivateHosts } : {}),
  };
  return { ...(Object.keys(server).length === 0 ? {} : { server }), retention: { ...setup.retention } };
}

function accountEdit(account: string, kept: JsonObject, caller: Caller): SetupEdit {
  return {
    account,
    by: editedBy(caller),
    judge: judging(
      (path) => (Object.hasOwn(kept, path.split(".")[0] ?? path) ? path : undefined),
      fieldIssue,
    ),
    edit: (before) => ({ document: { ...before, ...kept }, secrets: [], note: "Changed the settings" }),
  };
}

/** Throws `forbidden` where the caller does not own all accounts. */
function installationEdit(
  { publicUrl, allowPrivateHosts, retention }: NonNullable<SettingsChange["installation"]>,
  caller: Caller,
): SetupEdit {
  if (caller.everywhere !== "owner") throw new ApiProblem("forbidden", (say) => say("problems:onlyOwner"));
  return {
    account: INSTALLATION,
    by: editedBy(caller),
    judge: judging((path) => `installation.${path.replace(/^server\./u, "")}`, fieldIssue),
    edit(before) {
      const { publicUrl: known, ...others } = groupOf(before["server"]);
      const address = publicUrl === undefined ? known : (publicUrl ?? undefined);
      const server: JsonObject = {
        ...others,
        ...(address === undefined ? {} : { publicUrl: address }),
        ...(allowPrivateHosts === undefined ? {} : { allowPrivateHosts }),
      };
      const days = { ...groupOf(before["retention"]), ...plainData(retention ?? {}) };
      const kept = retention === undefined ? {} : { retention: days };
      return { document: { ...before, server, ...kept }, secrets: [], note: "Changed the installation" };
    },
  };
}

function groupOf(value: JsonObject[string] | undefined): JsonObject {
  return isGroup(value) ? value : {};
}
