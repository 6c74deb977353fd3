import { Text } from "@mantine/core";
import type { ComponentProps, ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import { SaveButton } from "./save-button.tsx";

/** Stays at the bottom of the window as long as there is something to save. */
export function SaveBar(props: ComponentProps<typeof SaveButton>): ReactElement {
  const text = useText("playbooks");
  const { isNew, issues } = useEditor();
  const told =
    issues.length > 0
      ? text("issues.title", { count: issues.length })
      : text(isNew ? "unsavedNew" : "unsaved");
  return (
    <div className="cs-card cs-savebar">
      <Text c={issues.length > 0 ? "var(--cs-warn)" : "dimmed"} role="status">
        {told}
      </Text>
      <SaveButton {...props} />
    </div>
  );
}
