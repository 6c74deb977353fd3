import type { WithdrawReason } from "../domain/decide/step.ts";
import { CountersignError } from "../domain/errors.ts";
import { enteringChange } from "./enter.ts";
import { begin, byUs, callData, done, remoteIdOf, withoutRemote } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Takes the contract back. Withdrawing twice is harmless at every vendor, so a lost answer is simply repeated. */
export async function withdraw(walk: Walk, because: WithdrawReason, reason: string): Promise<void> {
  const { ledger, connection } = walk;
  const wishes = ledger.row.wishes.filter((wish) => wish.kind !== "withdraw");
  if (connection.can.withdraw === "none" && ledger.row.status === "sent") {
    ledger.defer(
      { wishes },
      { event: "looked", actor: "countersign", data: { ignored: "this vendor offers no way to withdraw" } },
    );
    return;
  }
  await begin(walk, ["withdraw"], {}, { because, reason });
  if (connection.can.withdraw !== "none" && (await overtaken(walk, reason))) return;
  walk.seen = withoutRemote(walk.seen);
  const status = because === "expired" ? "expired" : "withdrawn";
  const left = connection.can.withdraw === "none" ? { note: "the draft stays at the vendor, unsent" } : {};
  const event = because === "left" ? "called_off" : "withdrawn";
  const entry = {
    event,
    actor: "countersign",
    data: { because, reason, ...left, ...callData(walk, "withdraw") },
  } as const;
  done(walk, "withdraw", { ...enteringChange(walk, status), wishes }, [entry], { because, reason });
}

/** Takes it back at the vendor. `true` = somebody signed or declined just before: what it became is followed instead. */
async function overtaken(walk: Walk, reason: string): Promise<boolean> {
  const { ledger, connection } = walk;
  try {
    await connection.account.withdraw(remoteIdOf(ledger.row), reason);
    return false;
  } catch (error) {
    if (!(error instanceof CountersignError) || error.code !== "state_conflict") throw error;
    const remote = await connection.account.read(remoteIdOf(ledger.row));
    if (remote === undefined || remote.status === "unknown" || remote.status === ledger.row.status)
      throw error;
    walk.seen = { ...walk.seen, remote };
    ledger.defer(
      { remote, effects: { withdraw: null } },
      byUs("looked", { for: "withdraw", found: remote.vendorStatus }),
    );
    return true;
  }
}
