import type { Capabilities } from "../capabilities.ts";
import type { Contract, ContractStatus } from "../contract.ts";
import { mayMove } from "../moves.ts";
import type { Playbook } from "../playbook.ts";
import type { RemoteContract } from "../remote.ts";
import { isWeaker } from "../signer.ts";
import { isSettled } from "./label.ts";
import { secondLookAt } from "./second-look-at.ts";
import type { Seen, Step } from "./step.ts";

interface RemoteQuestion {
  readonly contract: Contract;
  readonly playbook: Pick<Playbook, "send">;
  readonly can: Capabilities;
  readonly now: Date;
  readonly seen: Pick<Seen, "others">;
}

/** What the vendor says now, as a move of ours; `undefined` = nothing new. */
export function remoteMove(question: RemoteQuestion, remote: RemoteContract | "gone"): Step | undefined {
  if (remote === "gone") return goneMove(question);
  const { contract, can, now } = question;
  const status = remote.status;
  if (status === "unknown" || status === contract.status) return undefined;
  if (contract.status === "withdrawn") return afterWithdrawal(contract, status);
  if (contract.status === "expired" && status === "withdrawn") return undefined; // our own timer withdrew it
  if (lagEndsAt(contract, remote, now) !== undefined) return undefined; // a list or replica that lags behind
  if (contract.status === "drafted" && (status === "signed" || status === "declined"))
    return { do: "enter", status: "sent", reason: `the vendor says ${remote.vendorStatus}` }; // nobody answers what did not go out
  const byOurTimer = contract.effects["withdraw"] !== undefined;
  if (contract.status === "expired" && status === "sent" && (byOurTimer || !revives(can))) return undefined;
  if (status === "withdrawn" && contract.effects["withdraw"]?.result?.["because"] === "expired") {
    return { do: "enter", status: "expired", reason: "not signed in time" };
  }
  if (status === "signed" && isTooWeak(question, remote))
    return { do: "weak", reached: remote.level ?? "DEMO" };
  return mayMove(contract.status, status)
    ? { do: "enter", status, reason: `the vendor says ${remote.vendorStatus}` }
    : refused(contract, status);
}

function isTooWeak({ contract, playbook }: RemoteQuestion, remote: RemoteContract): boolean {
  const { level, askedLevel } = remote;
  if (level === undefined || playbook.send.acceptWeaker) return false;
  return isWeaker(level, contract.order?.level ?? askedLevel);
}

/** We took it back: the vendor's word for it may differ. It had vanished there, and is out all the same: a person decides. */
function afterWithdrawal(contract: Contract, status: ContractStatus): Step | undefined {
  if (contract.effects["withdraw"] !== undefined) return undefined;
  return status === "sent" || status === "signed" ? refused(contract, status) : undefined;
}

/** How long a vendor may still show what was before we sent. */
const LAG_MS = 120_000;

/** It shows a draft where we have just sent: when that must be the truth. `undefined` = no such doubt. */
export function lagEndsAt(
  { status, effects }: Contract,
  remote: Seen["remote"],
  now: Date,
): Date | undefined {
  const sent = effects["send"];
  if (status !== "sent" || sent === undefined || remote === undefined || remote === "gone") return undefined;
  const ends = new Date(Date.parse(sent.at) + LAG_MS);
  return remote.status === "drafted" && now < ends ? ends : undefined;
}

/** Only a vendor that holds the clock can set it back. */
export function revives(can: Capabilities): boolean {
  return can.revive && can.expiry === "vendor";
}

/** One "not found" may be a hiccup, and "none of them found" a key of another workspace: see docs/decisions/0019. */
function goneMove({ contract, now, seen }: RemoteQuestion): Step | undefined {
  if (contract.status !== "drafted" && contract.status !== "sent") return undefined;
  const withdrawal = contract.effects["withdraw"]?.result;
  if (withdrawal?.["because"] === "expired")
    return { do: "enter", status: "expired", reason: "not signed in time" };
  if (withdrawal !== undefined)
    return { do: "enter", status: "withdrawn", reason: String(withdrawal["reason"]) };
  const again = secondLookAt(contract, now);
  if (again !== undefined) return { do: "rest", until: again };
  if (seen.others === undefined) return { do: "see", what: "others" };
  if (seen.others === "missing") return { do: "doubt" };
  return { do: "enter", status: "withdrawn", reason: "the vendor no longer has it: it was deleted there" };
}

function refused(contract: Contract, status: ContractStatus): Step | undefined {
  return isSettled(contract, `refused:${contract.status}>${status}`) ? undefined : { do: "refuse", status };
}
