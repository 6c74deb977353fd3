import { useText } from "../../../texts/use-text.ts";
import type { OutcomeName } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { attaches, hasNote, hasTask } from "./outcome-standard.ts";

/** Says in a few words what an outcome does: `moves to Contract signed · note · document attached`. */
export function useOutcomeSummary(): (name: OutcomeName) => string {
  const text = useText("playbooks");
  const { draft } = useEditor();
  return (name) => {
    const outcome = draft.outcomes[name] ?? {};
    const words = [
      ...(outcome.stage === undefined ? [] : [text("outcomes.moves", { stage: outcome.stage })]),
      ...(hasNote(name, outcome) ? [text("outcomes.noted")] : []),
      ...(hasTask(name, outcome) ? [text("outcomes.tasked")] : []),
      ...(attaches(name, outcome) ? [text("outcomes.attached")] : []),
      ...(name === "expired" && outcome.resend === true ? [text("outcomes.resent")] : []),
    ];
    return words.length === 0 ? text("outcomes.nothing") : words.join(" · ");
  };
}
