import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useText } from "../../texts/use-text.ts";
import { factorQuery } from "./factor-query.ts";

interface Props {
  readonly onClose: () => void;
}

/** Turns the second factor off, by password. */
export function FactorOff({ onClose }: Props): ReactElement {
  const text = useText("you");
  const [password, setPassword] = useState("");
  const turnOff = useAct({
    mutationFn: () => authApi.turnFactorOff(password),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: factorQuery.queryKey });
      toast(text("factor.isOff"));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      danger
      title={text("factor.askOff")}
      points={[{ text: text("factor.lost") }]}
      confirm={text("factor.turnOff")}
      busy={turnOff.isPending}
      error={turnOff.error}
      onConfirm={() => turnOff.mutate()}
      onClose={onClose}
    >
      <PasswordInput
        label={text("factor.password")}
        autoComplete="current-password"
        required
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
