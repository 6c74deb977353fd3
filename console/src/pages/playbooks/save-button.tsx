import { Button, Modal, Stack, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import type { PlaybookJson } from "./playbooks-query.ts";
import { useSave } from "./use-save.ts";

// hardly anybody ever sees it: not part of the first load
const ConflictDialog = lazy(async () => ({
  default: (await import("./conflict-dialog.tsx")).ConflictDialog,
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
  const common = useText("common");
  const { draft, isNew, issues } = useEditor();
  const save = useSave(draft.id, isNew);
  const { error, submittedAt } = save;
  const reason = error instanceof ApiError ? error.reason : undefined;
  const isMeanwhile = MEANWHILE.has(reason);
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
      </Suspense>
      <Modal
        opened={error !== null && !isMeanwhile}
        onClose={close}
        closeButtonProps={{ "aria-label": common("close") }}
        title={
          <Text fw={600} size="lg">
            {text("notSaved")}
          </Text>
        }
      >
        <Stack gap="md">
          <ProblemNote error={error} />
          <Button variant="default" onClick={close}>
            {common("close")}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
