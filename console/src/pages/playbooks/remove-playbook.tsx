import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { Removal } from "../../parts/removal.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { forgetPlaybooks } from "./forget-playbooks.ts";

interface Props {
  readonly playbook: string;
  /** What people call it. */
  readonly name: string;
}

/** Takes a playbook out. */
export function RemovePlaybook({ playbook, name }: Props): ReactElement {
  const text = useText("playbooks");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  return (
    <Removal
      title={text("remove.ask", { playbook: name })}
      points={(["new", "old", "back"] as const).map((point) => ({ text: text(`remove.${point}`) }))}
      confirm={text("remove.confirm")}
      despite={text("remove.despite")}
      onRemove={(despite) =>
        api.playbooks.removePlaybook({ account, playbook, ...(despite ? { despite: "true" } : {}) })
      }
      onRemoved={async () => {
        await navigate({ to: "/a/$account/playbooks", params: { account }, ignoreBlocker: true });
        await forgetPlaybooks(account);
        toast(text("remove.done", { playbook: name }));
      }}
    >
      {(ask) => (
        <Tooltip label={text("remove.title")}>
          <ActionIcon variant="default" size={36} aria-label={text("remove.title")} onClick={ask}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Removal>
  );
}
