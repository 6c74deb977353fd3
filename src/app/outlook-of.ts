import type { Preview } from "../cli/application.ts";
import type { Foresight } from "../corridor/foresee.ts";
import { shownStatus } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Say } from "../texts/say.ts";

interface Question {
  readonly playbook: Playbook;
  /** Is the deal in the trigger stage? */
  readonly isThere: boolean;
  /** Does it meet the playbook's conditions? */
  readonly isMeant: boolean;
  readonly foresight: Foresight;
  readonly say: Say;
}

type Outlook = Pick<Preview, "outlook" | "held" | "next" | "last">;

/** What a dry run says about a deal as it stands now: would a contract go out, when, and else why not. Pure. */
export function outlookOf({ playbook, isThere, isMeant, foresight, say }: Question): Outlook {
  const { when, enabled } = playbook;
  const { comes, last } = foresight;
  const because = foresight.because?.(say) ?? "";
  const told = last === undefined ? {} : { last: { reference: last.reference, status: shownStatus(last) } };
  if (comes === "covered") {
    const isUnderWay = last !== undefined && !isOver(last.status);
    return { outlook: "covered", held: isUnderWay ? say("dry-run:held.underWay") : because, ...told };
  }
  if (!isMeant) return { outlook: "never", held: say("dry-run:held.conditions"), ...told };
  if (!enabled) return { outlook: "never", held: say("dry-run:held.off"), ...told };
  if (comes === "stuck")
    return {
      outlook: "never",
      held: say("dry-run:held.strange"),
      next: say("dry-run:next.strange", { because }),
      ...told,
    };
  if (comes === "now") return { outlook: "now", ...told };
  const stage = say("dry-run:stage", { pipeline: when.pipeline, stage: when.stage });
  if (!isThere)
    return {
      outlook: "later",
      held: say("dry-run:held.stage", { stage }),
      next: say("dry-run:next.enters", { stage }),
      ...told,
    };
  return {
    outlook: "later",
    held: because,
    next: say("dry-run:next.again", { stage }),
    ...told,
  };
}
