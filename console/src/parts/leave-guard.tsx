import { useBlocker } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { holdUnsaved } from "./unsaved.ts";

interface Props {
  /** Does something unsaved stand here? */
  readonly isChanged: boolean;
}

/** Asks before what was typed is left behind. */
export function LeaveGuard({ isChanged }: Props): ReactElement {
  const text = useText("common");
  useEffect(() => (isChanged ? holdUnsaved() : undefined), [isChanged]);
  const leave = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={leave.status === "blocked"}
      danger
      title={text("leave.title")}
      points={[{ text: text("leave.text") }]}
      confirm={text("leave.confirm")}
      onConfirm={() => leave.proceed?.()}
      onClose={() => leave.reset?.()}
    />
  );
}
