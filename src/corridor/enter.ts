import type { ContractStatus } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import type { RemoteContract } from "../domain/remote.ts";
import type { ContractChange } from "../store/store.ts";
import { unannounced } from "./unannounced.ts";
import type { Unannounced } from "./unannounced.ts";
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
      ...(remote?.status === status ? untold(walk, remote) : {}),
    },
  });
}

/** A hook should have told that it is over. Not that its time is: for that, the clock looks by itself. */
function untold({ ledger, tools, reason }: Walk, { status, updatedAt }: RemoteContract): Unannounced {
  const now = tools.now();
  const { expiresAt } = ledger.row;
  const isOurTime = status === "expired" && expiresAt !== undefined && expiresAt <= now;
  const tells =
    status === "signed" || status === "declined" || status === "withdrawn" || status === "expired";
  return tells && !isOurTime ? unannounced({ reason }, updatedAt, now) : {};
}

/** What changes in the row when a contract enters a status. */
export function enteringChange(walk: Walk, status: ContractStatus): ContractChange {
  const { ledger, tools } = walk;
  const now = tools.now();
  const { rounds, sentAt } = ledger.row;
  const entering = { ...rounds, [status]: (rounds[status] ?? 0) + 1 };
  if (isOver(status)) return { status, rounds: entering, endedAt: now };
  if (status !== "sent") return { status, rounds: entering };
  return {
    status,
    rounds: entering,
    endedAt: null,
    ...(sentAt === undefined ? { sentAt: now, ...expiry(walk, now) } : {}),
  };
}

const DAY_MS = 86_400_000;

/** By our clock the period begins with the sending, however long the draft has waited. */
function expiry({ ledger, connection, playbook }: Walk, now: Date): Pick<ContractChange, "expiresAt"> {
  const { order } = ledger.row;
  if (order?.expiresAt === undefined || connection.keepsOwnDeadline === true) return {};
  const filled = new Date(order.expiresAt);
  if (connection.can.expiry === "vendor") return { expiresAt: filled };
  return {
    expiresAt: new Date(Math.max(filled.getTime(), now.getTime() + playbook.send.expiresInDays * DAY_MS)),
  };
}
