import { Code, Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { CopyText } from "../../parts/copy-text.tsx";

interface Props {
  readonly label: string;
  readonly text: string;
  readonly value: string;
}

/** Something that is told once: to be copied now. */
export function ShownOnce({ label, text, value }: Props): ReactElement {
  return (
    <Stack gap="xs" role="status">
      <Text>{text}</Text>
      <Group gap="xs" wrap="nowrap">
        <Code className="cs-break">{value}</Code>
        <CopyText value={value} label={label} />
      </Group>
    </Stack>
  );
}
