import type { Wish } from "../domain/contract.ts";
import { begin, callData, done, remoteIdOf, withoutRemote } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Moves the deadline, at the vendor where it holds the clock. It names an instant, so that repeating it is harmless. */
export async function extend(walk: Walk, wish: Wish, until: Date): Promise<void> {
  const { ledger, connection } = walk;
  const key = `extend:${wish.id}`;
  if (connection.can.expiry === "vendor") {
    await begin(walk, [key]);
    await connection.account.extend(remoteIdOf(ledger.row), until, walk.runtime.timezone);
    walk.seen = withoutRemote(walk.seen);
  }
  const wishes = ledger.row.wishes.filter((other) => other.id !== wish.id);
  done(walk, key, { wishes, expiresAt: until }, [
    {
      event: "extended",
      actor: `person:${wish.by}`,
      data: { until: until.toISOString(), ...callData(walk, key) },
    },
  ]);
}
