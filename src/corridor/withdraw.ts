import type { WithdrawReason } from "../domain/decide/step.ts";
import { enteringChange } from "./enter.ts";
import { begin, done, remoteIdOf, withoutRemote } from "./walk-state.ts";
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
  if (connection.can.withdraw !== "none") await connection.account.withdraw(remoteIdOf(ledger.row), reason);
  walk.seen = withoutRemote(walk.seen);
  const status = because === "expired" ? "expired" : "withdrawn";
  const left = connection.can.withdraw === "none" ? { note: "the draft stays at the vendor, unsent" } : {};
  const event = because === "left" ? "called_off" : "withdrawn";
  const entry = { event, actor: "countersign", data: { because, reason, ...left } } as const;
  done(walk, "withdraw", { ...enteringChange(walk, status), wishes }, [entry], { because, reason });
}
