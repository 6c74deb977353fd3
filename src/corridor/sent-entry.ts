import type { NewTrailEntry } from "../store/store.ts";
import { callData } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** For the trail: it went out, and to whom. */
export function sentEntry(walk: Walk): NewTrailEntry {
  const { order } = walk.ledger.row;
  const to = (order?.signers ?? []).map(({ name, email, role }) => ({ name, email, role }));
  return {
    event: "sent",
    actor: "countersign",
    data: { to, through: walk.connection.vendor, ...callData(walk, "send") },
  };
}
