import { ActionIcon, Checkbox, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { forgetPlaybooks } from "./forget-playbooks.ts";

interface Props {
  readonly playbook: string;
}

/** Takes a playbook out; while contracts are under way, only who says so once more. */
export function RemovePlaybook({ playbook }: Props): ReactElement {
  const text = useText("playbooks");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  const [isAsking, setAsking] = useState(false);
  const [despite, setDespite] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      api.playbooks.removePlaybook({ account, playbook, ...(despite ? { despite: "true" } : {}) }),
    onSuccess: async () => {
      await navigate({ to: "/a/$account/playbooks", params: { account }, ignoreBlocker: true });
      await forgetPlaybooks(account);
      toast(text("remove.done", { playbook }));
    },
  });
  const isUnderWay = remove.error instanceof ApiError && remove.error.reason === "contracts_under_way";
  const close = () => {
    remove.reset();
    setDespite(false);
    setAsking(false);
  };
  return (
    <>
      <Tooltip label={text("remove.title")}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={text("remove.title")}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={isAsking}
        danger
        title={text("remove.ask", { playbook })}
        points={(["new", "old", "back"] as const).map((name) => ({ text: text(`remove.${name}`) }))}
        confirm={text("remove.confirm")}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        {isUnderWay && (
          <Checkbox
            label={text("remove.despite")}
            checked={despite}
            onChange={(event) => setDespite(event.currentTarget.checked)}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
