import type { Preview } from "../cli/application.ts";
import type { Foresight } from "../corridor/foresee.ts";
import { shownStatus } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import type { Playbook } from "../domain/playbook.ts";

interface Question {
  readonly playbook: Playbook;
  /** Is the deal in the trigger stage? */
  readonly isThere: boolean;
  /** Does it meet the playbook's conditions? */
  readonly isMeant: boolean;
  readonly foresight: Foresight;
}

type Outlook = Pick<Preview, "outlook" | "held" | "next" | "last">;

/** What a dry run says about a deal as it stands now: would a contract go out, when, and else why not. Pure. */
export function outlookOf({ playbook, isThere, isMeant, foresight }: Question): Outlook {
  const { when, enabled } = playbook;
  const { comes, because = "", last } = foresight;
  const told = last === undefined ? {} : { last: { reference: last.reference, status: shownStatus(last) } };
  if (comes === "covered") {
    const isUnderWay = last !== undefined && !isOver(last.status);
    return { outlook: "covered", held: isUnderWay ? "its contract is under way" : because, ...told };
  }
  if (!isMeant) return { outlook: "never", held: "the playbook's conditions are not met", ...told };
  if (!enabled) return { outlook: "never", held: "the playbook is switched off", ...told };
  if (comes === "stuck")
    return {
      outlook: "never",
      held: "the deal names a contract that is not ours",
      next: `${because} A contract would be planned, and wait under “Needs attention” until a person decides.`,
      ...told,
    };
  if (comes === "now") return { outlook: "now", ...told };
  const stage = `${when.pipeline} / ${when.stage}`;
  if (!isThere)
    return {
      outlook: "later",
      held: `the deal is not in ${stage}`,
      next: `It goes out when the deal enters ${stage}.`,
      ...told,
    };
  return {
    outlook: "later",
    held: because,
    next: `It goes out when the deal leaves ${stage} and enters it again.`,
    ...told,
  };
}
