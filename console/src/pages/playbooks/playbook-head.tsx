import { Button } from "@mantine/core";
import { IconHistory, IconMailForward } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { LeaveGuard } from "../../parts/leave-guard.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import { PlaybookSwitch } from "./playbook-switch.tsx";
import type { PlaybookJson } from "./playbooks-query.ts";
import { RemovePlaybook } from "./remove-playbook.tsx";

// opened by few visits: not part of the first load
const HistoryDrawer = lazy(async () => ({
  default: (await import("./history/history-drawer.tsx")).HistoryDrawer,
}));
const TestSendDialog = lazy(async () => ({
  default: (await import("./preview/test-send-dialog.tsx")).TestSendDialog,
}));

interface Props {
  readonly json: PlaybookJson;
  readonly isChanged: boolean;
}

/** The playbook's name, and what can be done with it. */
export function PlaybookHead({ json, isChanged }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { draft, isNew, isReadOnly } = useEditor();
  const name = draft.name || draft.id;
  const [shown, setShown] = useState<"history" | "test">();
  const close = () => setShown(undefined);
  return (
    <PageHeader
      title={isNew ? text("new") : name}
      above={
        <AppLink to="/a/$account/playbooks" params={{ account }} size="sm">
          {text("back")}
        </AppLink>
      }
    >
      {!isNew && (
        <PlaybookSwitch playbook={draft.id} name={name} isOn={draft.enabled} isDisabled={isChanged} />
      )}
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
      {!isNew && !isReadOnly && <RemovePlaybook playbook={draft.id} name={name} />}
      <Suspense fallback={null}>
        {shown === "history" && (
          <HistoryDrawer playbook={draft.id} name={name} isEditing={isChanged} onClose={close} />
        )}
        {shown === "test" && <TestSendDialog playbook={json} onClose={close} />}
      </Suspense>
      <LeaveGuard isChanged={isChanged} />
    </PageHeader>
  );
}
