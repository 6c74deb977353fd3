import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";

interface Props {
  readonly opened: boolean;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** May what was typed be lost? */
export function LeaveQuestion({ opened, onLeave, onStay }: Props): ReactElement {
  const text = useText("common");
  return (
    <ConfirmDialog
      opened={opened}
      danger
      title={text("leave.title")}
      points={[{ text: text("leave.text") }]}
      confirm={text("leave.confirm")}
      onConfirm={onLeave}
      onClose={onStay}
    />
  );
}
