import { Button } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import type { PlaybookJson } from "./playbooks-query.ts";
import { useSave } from "./use-save.ts";

// hardly anybody ever sees them: not part of the first load
const ConflictDialog = lazy(async () => ({
  default: (await import("./conflict-dialog.tsx")).ConflictDialog,
}));

const NotSavedDialog = lazy(async () => ({
  default: (await import("./not-saved-dialog.tsx")).NotSavedDialog,
}));

interface Props {
  readonly json: PlaybookJson;
  readonly version: number | undefined;
  readonly isChanged: boolean;
}

const MEANWHILE: ReadonlySet<string | undefined> = new Set(["changed_meanwhile", "removed_meanwhile"]);

/** Saves a new version. What is refused is told, and nothing typed is lost. */
export function SaveButton({ json, version, isChanged }: Props): ReactElement {
  const text = useText("playbooks");
  const { draft, isNew, issues } = useEditor();
  const save = useSave(draft.id, isNew);
  const { error, submittedAt } = save;
  const reason = error instanceof ApiError ? error.reason : undefined;
  const isMeanwhile = MEANWHILE.has(reason);
  // then it is the sign-in that is asked for, and saving is tried again by hand
  const isSignedOut = error instanceof ApiError && error.code === "unauthenticated";
  const close = () => save.reset();
  return (
    <>
      <Button
        loading={save.isPending}
        disabled={!isChanged || draft.id === "" || issues.length > 0}
        onClick={() =>
          save.mutate({ playbook: json, ...(version === undefined ? { isNew: true } : { version }) })
        }
      >
        {isNew ? text("create") : text("save")}
      </Button>
      <Suspense fallback={null}>
        {isMeanwhile && version !== undefined && (
          <ConflictDialog
            key={submittedAt}
            json={json}
            version={version}
            isGone={reason === "removed_meanwhile"}
            save={save}
            onClose={close}
          />
        )}
        {error !== null && !isMeanwhile && !isSignedOut && <NotSavedDialog error={error} onClose={close} />}
      </Suspense>
    </>
  );
}
