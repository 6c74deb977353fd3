import { Switch } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { forgetPlaybooks } from "./forget-playbooks.ts";
import { playbookQuery } from "./playbooks-query.ts";

interface Props {
  readonly playbook: string;
  /** What people call it. */
  readonly name: string;
  readonly isOn: boolean;
  /** Something else has to be saved first. */
  readonly isDisabled?: boolean;
}

/** Switches a playbook on or off, after saying what that does. */
export function PlaybookSwitch({ playbook, name, isOn, isDisabled = false }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { ruledByFile } = useSession();
  const [isAsking, setAsking] = useState(false);
  const to = isOn ? "off" : "on";
  const turn = useAct({
    mutationFn: () =>
      isOn ? api.playbooks.switchOff({ account, playbook }) : api.playbooks.switchOn({ account, playbook }),
    onSuccess: async (detail) => {
      queryClient.setQueryData(playbookQuery(account, playbook).queryKey, detail);
      await forgetPlaybooks(account);
      setAsking(false);
      toast(text(`switch.${to}.done`, { playbook: name }));
    },
  });
  const close = () => {
    turn.reset();
    setAsking(false);
  };
  return (
    <>
      <Switch
        className="cs-above"
        label={isOn ? text("on") : text("off")}
        aria-label={text("switch.label", { playbook: name })}
        {...(isDisabled ? { description: text("switch.unsaved") } : {})}
        checked={isOn}
        disabled={ruledByFile || !isOperator || isDisabled}
        onChange={() => setAsking(true)}
      />
      <ConfirmDialog
        opened={isAsking}
        title={text(`switch.${to}.title`, { playbook: name })}
        points={[{ text: text(`switch.${to}.new`) }, { text: text(`switch.${to}.old`) }]}
        confirm={text(`switch.${to}.confirm`)}
        busy={turn.isPending}
        error={turn.error}
        onConfirm={() => turn.mutate()}
        onClose={close}
      />
    </>
  );
}
