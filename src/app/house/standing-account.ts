import type { Idle } from "../../api/contracts/idle.ts";
import { providerById } from "../../providers/all.ts";
import type { Registry } from "../registry.ts";
import { KOMMO } from "./connection-entry.ts";
import type { Setup } from "./setup.ts";

/** What people call each connection that is configured, whether the account is in force or not. */
export function connectionNames(setup: Setup, account: string): ReadonlyMap<string, string> {
  const standing = setup.account(account);
  const vendors = standing?.connections.map(
    ({ id, provider }) => [id, providerById(provider)?.name ?? provider] as const,
  );
  return new Map([...(standing?.kommo === undefined ? [] : [[KOMMO, "Kommo"] as const]), ...(vendors ?? [])]);
}

/** Why nothing is done for an account; `undefined` = it is in force. */
export function idle(
  { setup, registry }: { readonly setup: Setup; readonly registry: Pick<Registry, "account"> },
  account: string,
): Idle | undefined {
  if (registry.account(account) !== undefined) return undefined;
  if (setup.problems(account).length > 0)
    return {
      connection: KOMMO,
      code: "configuration_invalid",
      text: (say) => say("attention:idle.unfinished"),
      help: (say) => say("attention:idle.unfinishedHelp"),
    };
  return {
    connection: KOMMO,
    code: "connection_removed",
    text: (say) => say("attention:idle.noKommo"),
    help: (say) => say("attention:idle.noKommoHelp"),
  };
}
