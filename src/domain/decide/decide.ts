import type { Contract, Wish } from "../contract.ts";
import type { Deal } from "../deal.ts";
import type { RemoteContract } from "../remote.ts";
import { isSettled, labelOf } from "./label.ts";
import { nextLookAt } from "./next-look.ts";
import { lagEndsAt, remoteMove, revives } from "./remote-move.ts";
import { isIn, outcomeStep } from "./outcome-acts.ts";
import { failureStep } from "./failure-acts.ts";
import { isProbed } from "./is-probed.ts";
import { secondLookAt } from "./second-look-at.ts";
import {
  amountChanged,
  amountNote,
  calledOffNote,
  returnedNote,
  signerNote,
  undeliveredNote,
  unreadyNote,
  vendorNote,
} from "./remarks.ts";
import type { Situation } from "./situation.ts";
import type { Step } from "./step.ts";

/**
 * The next step of one contract: a pure function of what is stored and what this walk has seen. Called again after each
 * step until it says `rest`. Every outside effect it asks for has a key in the contract's effects, so that no
 * sequence of calls, crashes and repeats asks for a settled one again.
 */
export function decide(situation: Situation): Step {
  const { contract } = situation;
  const wish = nextWish(contract.wishes);
  const link = linkingWish(contract);
  if (link) return link;
  const goOn = resumingWish(contract);
  if (goOn) return { do: "resume", wish: goOn };
  if (contract.failure) {
    return failureStep(contract, situation) ?? rest(isProbed(contract.failure) ? contract.dueAt : undefined);
  }
  const givenUp = unreachableWithdrawal(situation);
  if (givenUp) return givenUp;
  switch (contract.status) {
    case "planned":
      return planned(situation, wish);
    case "drafted":
      return drafted(situation, wish);
    case "sent":
      return sent(situation, wish);
    default:
      return over(situation, contract.status, wish);
  }
}

/** In the order of asking; but a reminder that the vendor lets wait holds back nothing else, and least of all a withdrawal. */
function nextWish(wishes: readonly Wish[]): Wish | undefined {
  return (
    wishes.find(({ kind }) => kind === "withdraw") ??
    wishes.find(({ kind }) => kind !== "remind") ??
    wishes[0]
  );
}

/** A person names what stands at the vendor: that comes before any failure, which it may well end. */
function linkingWish({ wishes, status, remoteId }: Contract): Step | undefined {
  const wish = wishes.find(({ kind }) => kind === "link");
  if (wish === undefined) return undefined;
  if (status === "planned" && remoteId === undefined) return { do: "link", wish };
  return { do: "drop", wish, reason: `the contract is at the vendor already: it is ${status}` };
}

/** Wherever it stands in line; to take a failed contract back, a person need not resume it first. */
function resumingWish({ wishes, failure }: Contract): Wish | undefined {
  return (
    wishes.find((wish) => wish.kind === "resume") ??
    wishes.find((wish) => failure !== undefined && wish.kind === "withdraw" && wish.at > failure.since)
  );
}

/** A person takes back what we cannot ask the vendor about: it ends here, and what stands there is theirs to look at. */
function unreachableWithdrawal({ contract, isCutOff, now }: Situation): Step | undefined {
  const { status, missingSince } = contract;
  const wish = contract.wishes.find(({ kind }) => kind === "withdraw");
  if (wish === undefined || (status !== "planned" && status !== "drafted" && status !== "sent"))
    return undefined;
  const isMissing = missingSince !== undefined && secondLookAt(contract, now) === undefined;
  if (isCutOff !== true && !isMissing) return undefined;
  const left = isMissing ? "the vendor does not show it" : "its connection is not configured any more";
  return { do: "enter", status: "withdrawn", reason: `${wish.reason ?? "asked by a person"} (${left})` };
}

function planned(situation: Situation, wish: Wish | undefined): Step {
  const { contract, seen } = situation;
  const begun = contract.effects["create"] !== undefined;
  if (wish?.kind === "withdraw" && !begun)
    return { do: "enter", status: "withdrawn", reason: wish.reason ?? "asked by a person" };
  if (wish && wish.kind !== "withdraw")
    return { do: "drop", wish, reason: "the contract does not exist yet" };
  if (begun) return { do: "create" };
  if (seen.deal === undefined) return { do: "see", what: "deal" };
  if (seen.deal === "gone") return { do: "enter", status: "withdrawn", reason: "the deal was deleted" };
  if (!isStillWanted(contract, seen.deal)) {
    return {
      do: "enter",
      status: "withdrawn",
      reason: "the deal left the stage before the contract was created",
    };
  }
  return { do: "create" };
}

function drafted(situation: Situation, wish: Wish | undefined): Step {
  const { contract, seen, can, playbook } = situation;
  const sending = contract.effects["send"] !== undefined;
  if (wish?.kind === "remind" || wish?.kind === "extend")
    return { do: "drop", wish, reason: "the contract has not been sent" };
  if (wish?.kind === "again") return { do: "drop", wish, reason: "the contract is not over yet" };
  if (wish?.kind === "withdraw")
    return { do: "withdraw", because: "asked", reason: wish.reason ?? "asked by a person" };
  if (seen.remote === undefined) return { do: "see", what: "remote" };
  const moved = remoteMove(situation, seen.remote) ?? begunWithdrawal(contract);
  if (moved) return moved;
  if (contract.rounds.sent !== undefined) return backInDraft(situation, wish);
  if (!sending) {
    if (seen.deal === undefined) return { do: "see", what: "deal" };
    if (seen.deal === "gone") return { do: "withdraw", because: "left", reason: "the deal was deleted" };
    if (!isStillWanted(contract, seen.deal) && wish?.kind !== "send") {
      return {
        do: "withdraw",
        because: "left",
        reason: "the deal left the stage before the contract was sent",
      };
    }
    if (amountChanged(contract, seen.deal) && playbook.onAmountChange === "update" && can.update)
      return { do: "update" };
  }
  if (sending || playbook.send.automatically || wish?.kind === "send")
    return stillThere(situation, seen.remote) ?? { do: "send" };
  return rest(unaskedLook(situation));
}

/** People at the vendor have to review it first: when they are done, a look finds it ready. */
function stillThere(situation: Situation, remote: RemoteContract | "gone"): Step | undefined {
  if (remote === "gone" || remote.unready === undefined) return undefined;
  return unreadyNote(situation, remote.unready) ?? rest(unaskedLook(situation));
}

/** It was out and somebody made it a draft again at the vendor, to change it: when it goes out is theirs to say. */
function backInDraft(situation: Situation, wish: Wish | undefined): Step {
  if (wish?.kind === "send") return { do: "send" };
  return returnedNote(situation) ?? rest(unaskedLook(situation));
}

/** In the trigger stage, or where the contract before this one put the deal. */
function isStillWanted({ trigger, placed }: Contract, deal: Deal): boolean {
  return isIn(deal, trigger) || (placed !== undefined && isIn(deal, placed));
}

function sent(situation: Situation, wish: Wish | undefined): Step {
  const { contract, seen, can } = situation;
  if (wish?.kind === "send") return { do: "drop", wish, reason: "the contract is already out" };
  if (wish?.kind === "again") return { do: "drop", wish, reason: "the contract is not over yet" };
  const outcome = outcomeStep(situation, "sent");
  if (outcome) return outcome;
  if (seen.remote === undefined && seen.justSent !== true) return { do: "see", what: "remote" };
  const moved =
    (seen.remote === undefined ? undefined : remoteMove(situation, seen.remote)) ?? begunWithdrawal(contract);
  if (moved) return moved;
  if (wish?.kind === "withdraw")
    return { do: "withdraw", because: "asked", reason: wish.reason ?? "asked by a person" };
  if (wish?.kind === "remind") {
    return can.remind ? { do: "remind", wish } : { do: "drop", wish, reason: "this vendor cannot remind" };
  }
  if (wish?.kind === "extend") return extended(situation, wish, seen.remote);
  if (isExpired(situation) && can.expiry === "ours" && can.withdraw !== "none") {
    return { do: "withdraw", because: "expired", reason: "not signed in time" };
  }
  if (isExpired(situation) && can.expiry === "ours") {
    return { do: "enter", status: "expired", reason: "not signed in time" };
  }
  return (
    vendorNote(situation) ??
    undeliveredNote(situation) ??
    signerNote(situation) ??
    amountNote(situation) ??
    restWhileSent(situation)
  );
}

function extended({ contract, can }: Situation, wish: Wish, remote?: RemoteContract | "gone"): Step {
  const until = new Date(wish.until ?? NaN);
  if (Number.isNaN(until.getTime())) return { do: "drop", wish, reason: "it names no new deadline" };
  const end = remote === undefined || remote === "gone" ? undefined : remote.expiresAt;
  // a mere day is over at its end
  const endsAt = new Date(end !== undefined && end.length <= 10 ? `${end}T23:59:59Z` : (end ?? NaN));
  // what was begun may have moved the deadline already, and vendors round it up
  const present = can.expiry === "vendor" && end !== undefined ? endsAt : contract.expiresAt;
  if (contract.effects[`extend:${wish.id}`] === undefined && present !== undefined && until < present)
    return { do: "drop", wish, reason: "the signers would have less time than now" };
  if (can.expiry === "ours" && !can.extend && endsAt < until) {
    const day = endsAt.toISOString().slice(0, 10);
    return { do: "drop", wish, reason: `the vendor ends it on ${day}, and lets nobody move that` };
  }
  if (can.expiry === "ours" || can.extend) return { do: "extend", wish, until };
  return { do: "drop", wish, reason: "this vendor cannot make the signing period longer" };
}

/** A withdrawal that was begun and whose answer was lost: the contract has just been read and is still there. */
function begunWithdrawal(contract: Contract): Step | undefined {
  const effect = contract.effects["withdraw"];
  if (effect === undefined || effect.state !== "started") return undefined;
  const because = effect.result?.["because"];
  const known = because === "expired" || because === "left" ? because : "asked";
  return { do: "withdraw", because: known, reason: String(effect.result?.["reason"] ?? "asked before") };
}

function unaskedLook({ contract, can, now, paceMs = 0 }: Situation): Date {
  return nextLookAt(contract, now, { listsChanges: can.changedSince, paceMs });
}

function restWhileSent(situation: Situation): Step {
  const { contract, can, seen, now } = situation;
  const look = lagEndsAt(contract, seen.remote, now) ?? unaskedLook(situation);
  const expires = contract.expiresAt;
  if (can.expiry === "ours" && expires && expires > now && expires < look) return rest(expires);
  return rest(look);
}

function over(
  situation: Situation,
  status: "signed" | "declined" | "expired" | "withdrawn",
  wish: Wish | undefined,
): Step {
  const { contract, seen, can, playbook } = situation;
  const mayRevive = status === "expired" && revives(can) && can.extend;
  if (wish?.kind === "extend" && mayRevive) return extended(situation, wish);
  if (wish?.kind === "again" && status !== "signed") return { do: "again", wish };
  if (wish) return { do: "drop", wish, reason: `the contract is already ${status}` };
  if (contract.remoteId === undefined) return rest(); // called off before it existed: nothing to tell in Kommo
  const isUnsent = contract.sentAt === undefined && status === "withdrawn";
  const outcome = isUnsent ? calledOffNote(situation) : outcomeStep(situation, status);
  if (outcome) return outcome;
  if (situation.isCutOff === true) return rest();
  const deletedThere = status === "withdrawn" && contract.effects["withdraw"] === undefined;
  const stillOut =
    status === "expired" && can.withdraw === "none" && contract.effects["withdraw"] === undefined;
  const mayReopen = status === "signed" && can.reopens === true;
  const mayChange =
    status === "declined" || deletedThere || stillOut || mayReopen || (status === "expired" && revives(can));
  if (mayChange && seen.remote === undefined) return { do: "see", what: "remote" };
  const moved = seen.remote === undefined ? undefined : remoteMove(situation, seen.remote);
  if (moved) return moved;
  const again = `${labelOf(contract, status)}/again`;
  if (status === "expired" && playbook.outcomes.expired.resend && !isSettled(contract, again))
    return { do: "again" };
  return status === "expired" && revives(can) ? rest(unaskedLook(situation)) : rest();
}

function isExpired({ contract, now }: Situation): boolean {
  return contract.expiresAt !== undefined && contract.expiresAt.getTime() <= now.getTime();
}

function rest(until?: Date): Step {
  return until === undefined ? { do: "rest" } : { do: "rest", until };
}
