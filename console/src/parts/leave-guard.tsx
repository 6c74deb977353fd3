import { useBlocker } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ReactElement } from "react";
import { LeaveQuestion } from "./leave-question.tsx";
import { holdUnsaved } from "./unsaved.ts";

interface Props {
  /** Does something unsaved stand here? */
  readonly isChanged: boolean;
}

/** Asks before what was typed is left behind. */
export function LeaveGuard({ isChanged }: Props): ReactElement {
  useEffect(() => (isChanged ? holdUnsaved() : undefined), [isChanged]);
  const leave = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <LeaveQuestion
      opened={leave.status === "blocked"}
      onLeave={() => leave.proceed?.()}
      onStay={() => leave.reset?.()}
    />
  );
}
