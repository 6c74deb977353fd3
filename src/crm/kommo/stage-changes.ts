import { CountersignError, RETRY } from "../../domain/errors.ts";
import type { StageChange } from "../crm.ts";
import { changeOf, EVENTS, keyOf, seconds } from "./events.ts";
import type { LeadChange } from "./events.ts";
import { allOf } from "./pages.ts";
import type { Wire } from "./wire.ts";

/** Stage changes of one lead, oldest first; Kommo promises no order. */
export async function readStageChanges(
  call: Wire,
  dealId: string,
  since: Date,
): Promise<readonly StageChange[]> {
  const path = `${EVENTS}&filter[entity_id]=${dealId}&filter[created_at][from]=${seconds(since)}`;
  const changes = await changesAt(call, path);
  if (changes.some((change) => change.dealId !== dealId)) {
    const detail = "Kommo listed events of other deals: its filter was not applied.";
    throw new CountersignError("answer_unreadable", RETRY, detail, {
      connection: "kommo",
      operation: "events.list",
    });
  }
  return chained(changes)
    .filter((change) => seconds(change.at) >= seconds(since))
    .map(({ at: when, from, to, by }) => ({ at: when, to, by, ...(from === undefined ? {} : { from }) }));
}

/** Kommo's instants are whole seconds: within one of them, a change goes on from where the one before it ended. */
function chained(changes: readonly LeadChange[]): readonly LeadChange[] {
  const left = [...changes];
  const ordered: LeadChange[] = [];
  for (let [first] = left; first !== undefined; [first] = left) {
    const instant = first.at.getTime();
    const last = ordered.at(-1);
    const together = left.filter((change) => change.at.getTime() === instant);
    const next =
      together.find((change) => last !== undefined && isAfter(change, last)) ??
      together.find((change) => !together.some((other) => other !== change && isAfter(change, other))) ??
      first;
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return ordered;
}

function isAfter(change: LeadChange, earlier: LeadChange): boolean {
  return change.from !== undefined && keyOf(change.from) === keyOf(earlier.to);
}

async function changesAt(call: Wire, path: string): Promise<readonly LeadChange[]> {
  const entries = await allOf(call, { path, embedded: "events", operation: "events.list" });
  const changes = new Map<string, LeadChange>();
  for (const entry of entries) {
    const change = changeOf(entry);
    if (change !== undefined) changes.set(change.event, change);
  }
  return [...changes.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
