import { Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";

interface Props {
  readonly title: string;
  /** One line below. */
  readonly text?: ReactNode;
  /** Above the title: the way back. */
  readonly above?: ReactNode;
  /** Buttons on the right. */
  readonly children?: ReactNode;
}

/** A page's first heading, what it is for, and what can be done on it. */
export function PageHeader({ title, text, above, children }: Props): ReactElement {
  const common = useText("common");
  useDocumentTitle(`${title} · ${common("product")}`);
  return (
    <Group justify="space-between" align="flex-end" gap="md" mb="lg">
      <Stack gap={4} miw={0}>
        {above}
        <Title order={1} className="cs-break">
          {title}
        </Title>
        {text !== undefined && (
          <Text c="dimmed" size="md" component="div">
            {text}
          </Text>
        )}
      </Stack>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
