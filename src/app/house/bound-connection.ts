import { ApiProblem } from "../../api/api-problem.ts";
import type { ConnectionConfig, KommoConfig } from "../../config/config.ts";
import type { ConnectionRuntime } from "../../corridor/runtime.ts";
import type { Kommo } from "../../crm/kommo/kommo.ts";
import { connectVendor } from "../connection.ts";
import type { BenchAccount } from "../workbench.ts";
import { KOMMO } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";

type Deps = Pick<DeskDeps, "setup" | "registry">;

/** The account's ports. Throws `conflict` where Kommo is not connected yet. */
export function benchOf({ registry }: Deps, account: string): BenchAccount {
  const bench = registry.bench(account);
  if (bench !== undefined) return bench;
  throw new ApiProblem("conflict", (say) => say("problems:noKommo"), {
    reason: "kommo_missing",
    help: (say) => say("problems:noKommoHelp"),
  });
}

/** Throws `conflict` where Kommo is not connected yet. */
export function kommoOf(deps: Deps, account: string): Kommo {
  return benchOf(deps, account).kommo;
}

/** A vendor's connection, also of an account that is not in force yet. Throws `not_found`. */
export function connectionOf(deps: Deps, account: string, id: string): ConnectionRuntime {
  const known = deps.registry.account(account)?.connections.get(id);
  return known ?? connectVendor(deps.registry.binding, account, settledConnection(deps, account, id));
}

/** What is configured of a vendor's connection. Throws `not_found`. */
export function settledConnection({ setup }: Deps, account: string, id: string): ConnectionConfig {
  const config = setup.account(account)?.connections.find((each) => each.id === id);
  if (config !== undefined) return config;
  throw new ApiProblem("not_found", (say) => say("problems:noConnection", { id }));
}

/** What guards the door of a connection, `kommo` among them. Throws `not_found`. */
export function bareConnection(deps: Deps, account: string, id: string): Pick<KommoConfig, "webhookSecrets"> {
  if (id !== KOMMO) return settledConnection(deps, account, id);
  const kommo = deps.setup.account(account)?.kommo;
  if (kommo !== undefined) return kommo;
  throw new ApiProblem("conflict", (say) => say("problems:noKommo"), { reason: "kommo_missing" });
}
