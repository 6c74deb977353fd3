import { Button, Group, Stack } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../../api/api.ts";
import { queryClient } from "../../../api/query-client.ts";
import { useAct } from "../../../api/use-act.ts";
import { ConfirmDialog } from "../../../parts/confirm-dialog.tsx";
import { toast } from "../../../parts/toast.ts";
import { useAccount } from "../../../shell/use-account.ts";
import { useSession } from "../../../shell/use-session.ts";
import { useText } from "../../../texts/use-text.ts";
import { Differences } from "../../differences.tsx";
import { forgetPlaybooks } from "../forget-playbooks.ts";
import { playbookQuery } from "../playbooks-query.ts";
import type { PlaybookVersion } from "../playbooks-query.ts";
import { usePlaceName } from "./use-place-name.ts";
import { VersionHead } from "./version-head.tsx";

interface Props {
  readonly playbook: string;
  readonly version: PlaybookVersion;
  readonly isNewest: boolean;
  /** Is there something typed that going back would undo? */
  readonly isEditing: boolean;
}

/** Who changed what, and the way back to it. */
export function VersionItem({ playbook, version, isNewest, isEditing }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { ruledByFile } = useSession();
  const nameOf = usePlaceName();
  const [isAsking, setAsking] = useState(false);
  const { version: number, differences } = version;
  const canGoBack = !isNewest && version.playbook !== undefined && isOperator && !ruledByFile;
  const roll = useAct({
    mutationFn: () => api.playbooks.rollBackPlaybook({ account, playbook }, { version: number }),
    onSuccess: async (detail) => {
      queryClient.setQueryData(playbookQuery(account, playbook).queryKey, detail);
      await forgetPlaybooks(account);
      setAsking(false);
      toast(text("history.done", { version: number }));
    },
  });
  return (
    <li>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <VersionHead version={version} />
        {canGoBack && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            aria-label={text("history.backTo", { version: number })}
            disabled={isEditing}
            onClick={() => setAsking(true)}
          >
            {text("history.back")}
          </Button>
        )}
      </Group>
      <Stack mt="xs">
        <Differences differences={differences} nameOf={nameOf} />
      </Stack>
      <ConfirmDialog
        opened={isAsking}
        title={text("history.ask", { version: number })}
        points={[{ text: text("history.again") }, { text: text("history.kept") }]}
        confirm={text("history.confirm")}
        busy={roll.isPending}
        error={roll.error}
        onConfirm={() => roll.mutate()}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
