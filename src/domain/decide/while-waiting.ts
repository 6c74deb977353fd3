import type { Contract } from "../contract.ts";
import { ERRORS } from "../errors.ts";
import type { Waiting } from "../waiting.ts";
import { isSettled } from "./label.ts";
import { liquidSafe } from "./liquid-safe.ts";
import { secondLookAt } from "./second-look-at.ts";
import type { Seen, Step } from "./step.ts";
import { pageOnDeal, wayOutOnDeal } from "./way-out-on-deal.ts";

/** So long does nobody wonder where the contract stays. */
const TOLD_AFTER_MS = 3_600_000;
/** Key of the note that says so. */
export const WAITING_NOTE = "waiting/note";

interface WaitingSituation {
  readonly contract: Contract;
  readonly seen: Seen;
  readonly waiting: Waiting;
  readonly now: Date;
  /** What people call the vendor that it waits for. */
  readonly vendor: string;
  /** The contract's page in the console; absent = nobody knows its address. */
  readonly pageUrl?: string;
}

/**
 * What is done for a contract whose connection is broken: nothing, but where a customer has not got it yet, the deal says
 * once that it waits and why. No `until`: whoever finds the connection well again wakes it.
 */
export function whileWaiting(situation: WaitingSituation): Step {
  const { contract, seen, waiting, now } = situation;
  const givenUpAt = giveUpAt(contract, now);
  if (givenUpAt !== undefined) return { do: "rest", until: givenUpAt };
  const isUnsent = contract.status === "planned" || contract.status === "drafted";
  if (!isUnsent || waiting.connection === "kommo" || isSettled(contract, WAITING_NOTE)) return { do: "rest" };
  const toldAt = new Date(Date.parse(waiting.since) + TOLD_AFTER_MS);
  if (now < toldAt) return { do: "rest", until: toldAt };
  if (seen.deal === undefined) return { do: "see", what: "deal" };
  if (seen.deal === "gone") return { do: "rest" };
  return {
    do: "act",
    label: "waiting",
    acts: [{ kind: "note", key: WAITING_NOTE, text: sentence(situation) }],
  };
}

/** A missing contract that a person takes back needs no connection once it has been missing for long enough. */
function giveUpAt(contract: Contract, now: Date): Date | undefined {
  const isAsked = contract.wishes.some(({ kind }) => kind === "withdraw");
  return isAsked && contract.missingSince !== undefined ? secondLookAt(contract, now) : undefined;
}

function sentence({ waiting, vendor, pageUrl }: WaitingSituation): string {
  const { code, detail } = waiting;
  const where = `it waits for ${vendor} and goes on by itself when that works again`;
  const text = `The contract has not been sent yet: ${where}. ${ERRORS[code].what} ${detail} ${wayOutOnDeal(code)}`;
  return `${liquidSafe(text)}${pageOnDeal(pageUrl)}`;
}
