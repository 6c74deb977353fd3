import type { ContractStatus } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import type { ContractChange } from "../store/store.ts";
import type { Walk } from "./walk-state.ts";

/** The contract now stands at `status`: recorded with the next write, with the reason in the trail. */
export function enter(walk: Walk, status: ContractStatus, reason: string): void {
  const { ledger, seen, connection } = walk;
  const remote = seen.remote === undefined || seen.remote === "gone" ? undefined : seen.remote;
  const vendorStatus = remote?.vendorStatus;
  ledger.defer(enteringChange(walk, status), {
    event: "status_changed",
    actor: remote?.status === status ? connection.id : "countersign",
    data: {
      from: ledger.row.status,
      to: status,
      reason,
      ...(vendorStatus === undefined ? {} : { vendorStatus }),
    },
  });
}

/** What changes in the row when a contract enters a status. */
export function enteringChange({ ledger, tools }: Walk, status: ContractStatus): ContractChange {
  const now = tools.now();
  const { rounds, order, sentAt } = ledger.row;
  const entering = { ...rounds, [status]: (rounds[status] ?? 0) + 1 };
  if (isOver(status)) return { status, rounds: entering, endedAt: now };
  if (status !== "sent") return { status, rounds: entering };
  const expiresAt = order?.expiresAt === undefined ? {} : { expiresAt: new Date(order.expiresAt) };
  return {
    status,
    rounds: entering,
    endedAt: null,
    ...(sentAt === undefined ? { sentAt: now, ...expiresAt } : {}),
  };
}
