import { afterLeaving, enteredByOthers, judgeEntry, ownMovesOf } from "./entry.ts";
import type { EntryQuestion, EntryVerdict } from "./entry.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** Whose stage the deal is in, and why it is looked at. */
export type Entered = Omit<EntryQuestion, "liveSince" | "now">;

/** {@link judgeEntry}, and Kommo's event log where only that can tell. */
export async function entryOf(
  { now }: Pick<Tools, "now">,
  { crm, liveSince: sinceWhen }: Pick<AccountRuntime, "crm" | "liveSince">,
  entering: Entered,
): Promise<Exclude<EntryVerdict, { readonly enters: "ask" }>> {
  const { playbook, deal, trigger, rows } = entering;
  const liveSince = sinceWhen(playbook.id);
  const verdict = judgeEntry({ ...entering, liveSince, now: now() });
  if (verdict.enters !== "ask") return verdict;
  const { entry } = verdict;
  const since = await crm.stageChanges(deal.id, verdict.since);
  const changes = entry === 1 ? since : afterLeaving(since, trigger);
  const after = verdict.since < liveSince ? liveSince : verdict.since;
  return enteredByOthers(changes, trigger, after, ownMovesOf(rows, trigger))
    ? { enters: true, entry }
    : { enters: false, because: (say) => say("dry-run:entry.before") };
}
