import { Stack, Text, ThemeIcon } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  /** What to do now. */
  readonly children?: ReactNode;
}

/** Nothing to show: why, and what to do. */
export function EmptyState({ icon, title, text, children }: Props): ReactElement {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon variant="default" size={44} radius="xl" c="dimmed" aria-hidden>
        {icon}
      </ThemeIcon>
      <Text fw={600} size="lg">
        {title}
      </Text>
      {text !== undefined && (
        <Text c="dimmed" maw={420} component="div">
          {text}
        </Text>
      )}
      {children !== undefined && <div style={{ marginTop: 8 }}>{children}</div>}
    </Stack>
  );
}
