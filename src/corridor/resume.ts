import type { Wish } from "../domain/contract.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import { missingConnection } from "./connection.ts";
import type { Walk } from "./walk-state.ts";

const UNCREATED: ReadonlySet<string | undefined> = new Set([
  "outcome_unfindable",
  "contract_unknown",
  "another_installation",
]);

/** Goes on from the step where it stopped, under the playbooks in force now. A wish to withdraw is kept: it comes next. */
export async function resume(walk: Walk, wish: Wish): Promise<void> {
  const { ledger, runtime } = walk;
  const row = ledger.row;
  const playbook = await runtime.playbookOf(row.playbook, runtime.configVersion);
  const connection = runtime.connections.get(row.connection) ?? missingConnection(row.connection);
  const others = row.wishes.filter((other) => other.id !== wish.id);
  const wishes = wish.kind === "withdraw" ? row.wishes : others;
  if (!playbook) {
    ledger.defer({ wishes: others });
    throw new CountersignError(
      "configuration_invalid",
      STOP,
      `The playbook ${row.playbook} is no longer configured.`,
    );
  }
  walk.playbook = playbook;
  walk.connection = connection;
  ledger.defer(
    {
      failure: null,
      attempts: 0,
      configVersion: runtime.configVersion,
      wishes,
      // the person has looked at the vendor: it is not there, or another one is wanted
      ...(UNCREATED.has(row.failure?.code) ? { effects: { create: null } } : {}),
    },
    { event: "resumed", actor: `person:${wish.by}`, data: { step: row.failure?.step ?? "none" } },
  );
}
