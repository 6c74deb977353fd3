import { ActionIcon, Group, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";

interface Props {
  readonly index: number;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

/** Which signer it is, and buttons that move or remove it. */
export function SignerHead({ index, onRemove, onMove }: Props): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly } = useEditor();
  const count = draft.send.signers.length;
  const number = index + 1;
  return (
    <Group justify="space-between" mb="xs" wrap="nowrap">
      <Text fw={600} aria-hidden>
        {text("signers.signer", { number })}
      </Text>
      {!isReadOnly && count > 1 && (
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={index === 0}
            aria-label={text("signers.up", { number })}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={number === count}
            aria-label={text("signers.down", { number })}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text("signers.remove", { number })}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
