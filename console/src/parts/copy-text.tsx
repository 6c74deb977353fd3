import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";

interface Props {
  readonly value: string;
  /** What is copied, for screen readers: `the hash`. */
  readonly label?: string;
}

/** A small button that copies a text. */
export function CopyText({ value, label }: Props): ReactElement {
  const text = useText("common");
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? text("copied") : text("copy")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            onClick={copy}
            aria-label={[copied ? text("copied") : text("copy"), label].filter(Boolean).join(": ")}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
