import type { Capabilities } from "../capabilities.ts";
import type { Contract } from "../contract.ts";
import { ERRORS } from "../errors.ts";
import type { ErrorCode, Failure } from "../errors.ts";
import { isSettled, labelOf } from "./label.ts";
import { liquidSafe } from "./liquid-safe.ts";
import type { Situation } from "./situation.ts";
import type { Act, Step } from "./step.ts";
import { goOnOnDeal, pageOnDeal, wayOutOnDeal } from "./way-out-on-deal.ts";

/** Tells the deal's people, once per failure, what stopped and what they can do. `undefined` = told, or nobody to tell. */
export function failureStep(
  contract: Contract,
  { seen, can, pageUrl }: Pick<Situation, "seen" | "can" | "pageUrl">,
): Step | undefined {
  const failure = contract.failure;
  if (!failure || isUntellable(failure) || isToldElsewhere(failure)) return undefined;
  const label = labelOf(contract, "failed");
  const text = `${liquidSafe(sentence(contract, failure, can))}${pageOnDeal(pageUrl)}`;
  const acts = failureActs(label, text).filter((act) => !isSettled(contract, act.key));
  if (acts.length === 0) return undefined;
  if (seen.deal === undefined) return { do: "see", what: "deal" };
  return seen.deal === "gone" ? undefined : { do: "act", label, acts };
}

/** What Kommo says about our call, not about itself: it takes a note about it. */
const ABOUT_THE_CALL: ReadonlySet<ErrorCode> = new Set([
  "configuration_invalid",
  "not_found",
  "order_incomplete",
  "order_invalid",
]);

/** Of many that are held together the first one tells it; that two installations are at work is no matter of the deal's people. */
function isToldElsewhere({ code, step }: Failure): boolean {
  return (code === "mass_move" && step !== "hold") || code === "another_installation";
}

/** Kommo itself is the trouble. */
function isUntellable({ code, where }: Failure): boolean {
  return where.connection === "kommo" && !ABOUT_THE_CALL.has(code);
}

function failureActs(label: string, text: string): readonly Act[] {
  return [
    { kind: "note", key: `${label}/note`, text },
    { kind: "task", key: `${label}/task`, text, dueInHours: 4 },
  ];
}

/** What the manager reads on the deal. */
function sentence(contract: Contract, failure: Failure, { byHand = "" }: Capabilities): string {
  const { what } = ERRORS[failure.code];
  const head = `${headOf(contract, failure)}. ${what} ${asSentence(failure.detail)}`;
  if (failure.code !== "order_incomplete") return `${head} ${wayOutOnDeal(failure.code)}`;
  // what filling in misses has been named with its place, and naming it again helps nobody
  const out = failure.step === "fill" ? goOnOnDeal() : wayOutOnDeal(failure.code);
  return `${head} ${out} ${contract.status === "planned" ? byHand : ""}`.trimEnd();
}

function headOf({ status }: Contract, { code }: Failure): string {
  if (code === "outcome_unfindable") return "It is not known whether the contract was sent";
  const isUnsent = status === "planned" || status === "drafted";
  return isUnsent ? "Contract not sent" : "Contract needs attention";
}

/** What a vendor says may end anywhere. */
function asSentence(detail: string): string {
  const text = detail.trimEnd();
  return text === "" || /[.!?…:]$/u.test(text) ? text : `${text}.`;
}
