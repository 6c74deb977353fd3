import { massMoveWords } from "../domain/decide/mass-move-words.ts";
import type { Failure } from "../domain/errors.ts";
import { HOLD_ABOVE, HOLD_MINUTES } from "../domain/playbook.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { NewContract } from "../store/store.ts";
import { byUs } from "./walk-state.ts";

/** Where the first contract of a hold stands: it alone tells people. */
export const HOLD_STEP = "hold";

/** Somebody else has made its contract, as far as can be told. */
const ELSEWHERE: ReadonlySet<string | undefined> = new Set(["contract_unknown", "another_installation"]);

/**
 * A new contract of a playbook into whose stage very many deals came is held for a person, before anything is created: they may
 * have been moved by mistake. What cannot be told apart from a contract of before stops for that reason all the same.
 */
export function holdable(
  draft: NewContract,
  playbook: Pick<Playbook, "id" | "name" | "holdAbove">,
): NewContract {
  const { holdAbove = HOLD_ABOVE } = playbook;
  if (holdAbove === false || ELSEWHERE.has(draft.failure?.code)) return draft;
  const { at } = draft;
  const [entering] = draft.trail;
  const detail = massMoveWords.detail(playbook, holdAbove);
  const opening = massMoveWords.opening(playbook, holdAbove);
  const failure = (step: string, told: string): Failure => ({
    code: "mass_move",
    detail: told,
    where: {},
    step,
    since: at.toISOString(),
  });
  const trail = (told: string): NewContract["trail"] => [
    ...(entering === undefined ? [] : [entering]),
    byUs("needs_attention", { code: "mass_move", detail: told, step: HOLD_STEP }),
  ];
  return {
    ...draft,
    hold: {
      above: holdAbove,
      since: new Date(at.getTime() - HOLD_MINUTES * 60_000),
      failure: { opens: failure(HOLD_STEP, opening), follows: failure(`${HOLD_STEP}:behind`, detail) },
      trail: { opens: trail(opening), follows: trail(detail) },
    },
  };
}
