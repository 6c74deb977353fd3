import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useEditor } from "./editor-context.ts";

interface Props {
  /** What it takes out. */
  readonly label: string;
  readonly onClick: () => void;
}

/** Takes one thing out of the draft; nothing where the draft only shows. */
export function RemoveIcon({ label, onClick }: Props): ReactElement | null {
  const { isReadOnly } = useEditor();
  if (isReadOnly) return null;
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}
