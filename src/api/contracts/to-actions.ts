import { missingConnection } from "../../corridor/connection.ts";
import { missingPlaybook } from "../../corridor/missing-playbook.ts";
import type { AccountRuntime } from "../../corridor/runtime.ts";
import type { Contract } from "../../domain/contract.ts";
import type { Playbook } from "../../domain/playbook.ts";
import { ACTIONS, consequence } from "../../domain/telling/consequences.ts";
import type { Action, Consequence } from "../../domain/telling/consequences.ts";
import { whyNot } from "../../domain/telling/why-not.ts";
import type { Refusal } from "../../domain/telling/why-not.ts";
import type { Say } from "../../texts/say.ts";
import type { Idle } from "./idle.ts";

/** A button on the contract's page. */
export interface OfferedAction extends Consequence {
  readonly action: Action;
  readonly isPossible: boolean;
  readonly because?: string;
  readonly help?: string;
}

/** What surrounds a contract whose actions are told. */
interface Around {
  readonly runtime: AccountRuntime | undefined;
  /** What people call the vendor, also where its connection is gone. */
  readonly vendor: string;
  /** Why nothing can be done in the whole account. */
  readonly idle: Idle | undefined;
  readonly say: Say;
}

/** Everything that may be asked for, with what it would do, and why not where it cannot be had. */
export async function toActions(
  { runtime, vendor: name, idle, say }: Around,
  contract: Contract,
  siblings: readonly Contract[],
): Promise<readonly OfferedAction[]> {
  const playbook = (await playbookOf(runtime, contract)) ?? missingPlaybook(contract.playbook);
  const connection = runtime?.connections.get(contract.connection) ?? missingConnection(contract.connection);
  const { can } = connection;
  const vendor = connection.isRemoved ? name : connection.vendor;
  return ACTIONS.map((action) => {
    const refusal = idleWords(idle, say) ?? refusalOf(runtime, action, contract, siblings, say);
    return {
      action,
      isPossible: refusal === undefined,
      ...(refusal === undefined ? {} : { because: refusal.text, help: refusal.help }),
      ...consequence(action, contract, { say, vendor, can, playbook }),
    };
  });
}

/** Why nothing can be done in the whole account, as a refusal. */
export function idleWords(idle: Idle | undefined, say: Say): Refusal | undefined {
  return idle === undefined ? undefined : { text: idle.text(say), help: idle.help(say) };
}

/** Under which it goes on: a failed one under what is in force now. */
async function playbookOf(
  runtime: AccountRuntime | undefined,
  contract: Contract,
): Promise<Playbook | undefined> {
  const version = contract.failure === undefined ? contract.configVersion : runtime?.configVersion;
  return version === undefined ? undefined : runtime?.playbookOf(contract.playbook, version);
}

/** Why this cannot be asked for as things stand; `undefined` = it can. The corridor decides again. */
export function refusalOf(
  runtime: AccountRuntime | undefined,
  action: Action,
  contract: Contract,
  siblings: readonly Contract[],
  say: Say,
): Refusal | undefined {
  if (action === "look") return undefined;
  const connection = runtime?.connections.get(contract.connection);
  const words = connection === undefined ? undefined : { vendor: connection.vendor, can: connection.can };
  const refusal = whyNot(action, contract, words, { say, at: "screen" });
  if (refusal !== undefined || action !== "again") return refusal;
  const newer = siblings.find(
    ({ playbook, entry }) => playbook === contract.playbook && entry > contract.entry,
  );
  if (newer !== undefined)
    return {
      text: say("refusals:again.replaced", { reference: newer.reference }),
      help: say("refusals:again.replacedHelp"),
    };
  if (runtime?.playbooks.some(({ id }) => id === contract.playbook) === true) return undefined;
  return {
    text: say("refusals:again.noPlaybook", { playbook: contract.playbook }),
    help: say("refusals:again.noPlaybookHelp"),
  };
}
