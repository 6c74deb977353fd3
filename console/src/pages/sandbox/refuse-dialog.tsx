import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly opened: boolean;
  readonly onRefuse: (reason: string) => void;
  readonly onClose: () => void;
}

/** A signer says no, and why. */
export function RefuseDialog({ opened, onRefuse, onClose }: Props): ReactElement {
  const text = useText("sandbox");
  const [reason, setReason] = useState(() => text("refuse.suggestion"));
  return (
    <ConfirmDialog
      opened={opened}
      title={text("refuse.title")}
      points={[{ text: text("refuse.point") }]}
      confirm={text("refuse.confirm")}
      onConfirm={() => onRefuse(reason)}
      onClose={onClose}
    >
      <TextInput
        label={text("refuse.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
