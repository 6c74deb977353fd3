import { enteringChange } from "./enter.ts";
import { sentEntry } from "./sent-entry.ts";
import { begin, done, isUnclear, remoteIdOf, waitUntilSettled, withoutRemote } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";
import { CountersignError, STOP } from "../domain/errors.ts";

/**
 * Asks the vendor to collect signatures. When an earlier try's answer was lost, the contract has been read in this
 * walk and is still a draft: it did not go out then.
 */
export async function send(walk: Walk): Promise<void> {
  const { ledger, connection } = walk;
  const { order } = ledger.row;
  if (order === undefined)
    throw new CountersignError("state_conflict", STOP, "The contract's values are not known.");
  if (isUnclear(ledger, "send")) waitUntilSettled(walk, "send");
  await begin(walk, ["send"]);
  await connection.account.send(remoteIdOf(ledger.row), order);
  walk.seen = { ...withoutRemote(walk.seen), justSent: true };
  const wishes = ledger.row.wishes.filter((wish) => wish.kind !== "send");
  done(walk, "send", { ...enteringChange(walk, "sent"), wishes }, [sentEntry(walk)]);
}
