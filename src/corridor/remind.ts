import type { Wish } from "../domain/contract.ts";
import { begin, callData, done, isUnclear, remoteIdOf } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Reminds the signers once per wish. A reminder whose answer was lost is not repeated: people would get it twice. */
export async function remind(walk: Walk, wish: Wish): Promise<void> {
  const key = `remind:${wish.id}`;
  const wishes = walk.ledger.row.wishes.filter((other) => other.id !== wish.id);
  const lost = isUnclear(walk.ledger, key);
  if (!lost) {
    await begin(walk, [key]);
    await walk.connection.account.remind(remoteIdOf(walk.ledger.row));
  }
  const data = lost ? { unclear: "the answer was lost; it is not repeated" } : callData(walk, key);
  done(walk, key, { wishes }, [{ event: "reminded", actor: `person:${wish.by}`, data }]);
}
