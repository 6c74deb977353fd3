import { Alert } from "@mantine/core";
import { IconPlayerPause } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";

/** Says that a playbook is off, and what that means; nothing where it is on, or new. */
export function OffNote(): ReactElement | null {
  const text = useText("playbooks");
  const { draft, isNew } = useEditor();
  const { enabled, when } = draft;
  if (isNew || enabled) return null;
  return (
    <Alert
      variant="default"
      mb="md"
      icon={<IconPlayerPause size={18} color="var(--cs-warn)" aria-hidden />}
      title={text("isOff.title")}
    >
      {text("isOff.text", { pipeline: when.pipeline, stage: when.stage })}
    </Alert>
  );
}
