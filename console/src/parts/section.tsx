import { Box, Group, Text, Title } from "@mantine/core";
import { useId } from "react";
import type { ReactElement, ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  /** On the right of the title. */
  readonly aside?: ReactNode;
  /** Tables reach the edges; everything else keeps a distance. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A card with a heading. */
export function Section({ title, text, aside, flush = false, children }: Props): ReactElement {
  const id = useId();
  return (
    <Box component="section" className="cs-card" aria-labelledby={id}>
      <Group justify="space-between" gap="sm" px="md" pt="sm" pb={flush ? "sm" : 4}>
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {text !== undefined && (
            <Text c="dimmed" size="sm">
              {text}
            </Text>
          )}
        </div>
        {aside}
      </Group>
      <Box px={flush ? 0 : "md"} pb={flush ? 0 : "md"} pt={flush ? 0 : 4}>
        {children}
      </Box>
    </Box>
  );
}
