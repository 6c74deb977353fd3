import { Button } from "@mantine/core";
import { IconHistory, IconMailForward } from "@tabler/icons-react";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import { HistoryDrawer } from "./history/history-drawer.tsx";
import { PlaybookSwitch } from "./playbook-switch.tsx";
import type { PlaybookJson } from "./playbooks-query.ts";
import { RemovePlaybook } from "./remove-playbook.tsx";
import { TestSendDialog } from "./preview/test-send-dialog.tsx";

interface Props {
  readonly json: PlaybookJson;
  readonly isChanged: boolean;
}

/** The playbook's name, and what can be done with it. */
export function PlaybookHead({ json, isChanged }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { draft, isNew, isReadOnly } = useEditor();
  const [shown, setShown] = useState<"history" | "test">();
  const close = () => setShown(undefined);
  const leave = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <PageHeader
      title={isNew ? text("new") : draft.id}
      above={
        <AppLink to="/a/$account/playbooks" params={{ account }} size="sm">
          {text("back")}
        </AppLink>
      }
    >
      {!isNew && <PlaybookSwitch playbook={draft.id} isOn={draft.enabled} isDisabled={isChanged} />}
      {!isNew && (
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => setShown("history")}
        >
          {text("history.title")}
        </Button>
      )}
      {isOperator && (
        <Button
          variant="default"
          leftSection={<IconMailForward size={16} aria-hidden />}
          onClick={() => setShown("test")}
        >
          {text("test.title")}
        </Button>
      )}
      {!isNew && !isReadOnly && <RemovePlaybook playbook={draft.id} />}
      {shown === "history" && <HistoryDrawer playbook={draft.id} isEditing={isChanged} onClose={close} />}
      {shown === "test" && <TestSendDialog playbook={json} onClose={close} />}
      <ConfirmDialog
        opened={leave.status === "blocked"}
        danger
        title={text("leave.title")}
        points={[{ text: text("leave.text") }]}
        confirm={text("leave.confirm")}
        onConfirm={() => leave.proceed?.()}
        onClose={() => leave.reset?.()}
      />
    </PageHeader>
  );
}
