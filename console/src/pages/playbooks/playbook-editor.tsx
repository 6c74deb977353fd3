import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { ReactElement } from "react";
import type { Issue } from "../../api/api-error.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { FileBanner } from "../file-banner.tsx";
import { ChangedNote } from "./changed-note.tsx";
import { EditorContext } from "./editor/editor-context.ts";
import type { TriedDeal } from "./editor/editor-context.ts";
import type { Draft } from "./editor/draft.ts";
import { FieldsSection } from "./editor/fields-section.tsx";
import { MoreSection } from "./editor/more-section.tsx";
import { OutcomesSection } from "./editor/outcomes-section.tsx";
import { SendSection } from "./editor/send-section.tsx";
import { SignersSection } from "./editor/signers-section.tsx";
import { useCheck } from "./editor/use-check.ts";
import { useIssueWords } from "./editor/use-issue-words.ts";
import { useDraft } from "./editor/use-draft.ts";
import { WhenSection } from "./editor/when-section.tsx";
import { writeDraft } from "./editor/write-draft.ts";
import { PlaybookHead } from "./playbook-head.tsx";
import { IssueList } from "./issue-list.tsx";
import { OffNote } from "./off-note.tsx";
import { playbooksQuery } from "./playbooks-query.ts";
import type { Choices } from "./playbooks-query.ts";
import { SaveBar } from "./save-bar.tsx";
import { DryRunPanel } from "./preview/dry-run-panel.tsx";

interface Props {
  readonly first: Draft;
  /** Absent = it is new. */
  readonly version?: number;
  /** What was wrong with it when it was read. */
  readonly known?: readonly Issue[];
  readonly choices: Choices;
  /** Told whenever something unsaved comes to stand here, or is gone. */
  readonly onEditing: (isEditing: boolean) => void;
}

const NONE: readonly Issue[] = [];

/** Do people read the two as one name? */
function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The editor: when, what, filled with what, signed by whom, and what then; beside it, how it would go. */
export function PlaybookEditor({ first, version, known = NONE, choices, onEditing }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { ruledByFile } = useSession();
  const [tried, tryWith] = useState<TriedDeal>();
  const isNew = version === undefined;
  const isReadOnly = ruledByFile || !isOperator;
  const { draft, isChanged, change, changeSend } = useDraft(first);
  useEffect(() => {
    onEditing(isChanged);
    return () => onEditing(false);
  }, [isChanged, onEditing]);
  const json = useMemo(() => writeDraft(draft), [draft]);
  const check = useCheck(json);
  const { issues: checked, sound } = check;
  const inWords = useIssueWords(choices);
  const { data: all } = useQuery(playbooksQuery(account));
  const others = (all?.playbooks ?? []).filter(({ id }) => isNew || id !== draft.id);
  const isTaken = draft.name !== first.name && others.some(({ name }) => isSame(name, draft.name));
  const isNameless = !isNew && draft.name.trim() === "";
  const ownIssues =
    isTaken || isNameless ? [{ path: "name", text: text(isNameless ? "issues.empty" : "when.taken") }] : [];
  // nothing that has not been filled in yet is a mistake of somebody who has just begun
  const told = (isChanged ? checked : [...known, ...checked]).map(inWords);
  const issues = isNew && !isChanged ? [] : [...ownIssues, ...told];
  const editor = { draft, isNew, isReadOnly, issues, choices, tried, tryWith, change, changeSend };
  return (
    <EditorContext value={editor}>
      <PlaybookHead json={json} isChanged={isChanged} />
      <FileBanner />
      <OffNote />
      {version !== undefined && isChanged && <ChangedNote playbook={first.id} version={version} />}
      <div className="cs-editor">
        <Stack gap="md">
          <IssueList />
          <WhenSection />
          <SendSection />
          <FieldsSection />
          <SignersSection />
          <OutcomesSection />
          <MoreSection />
        </Stack>
        <aside aria-label={text("dryRun.title")}>
          <DryRunPanel playbook={json} sound={sound} check={check} />
        </aside>
      </div>
      {!isReadOnly && (isNew || isChanged) && <SaveBar json={json} version={version} isChanged={isChanged} />}
    </EditorContext>
  );
}
