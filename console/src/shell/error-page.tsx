import { Anchor, Button, Center, Code, Group, Stack, Text, Title } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";

/** A page broke while it was drawn or read: what that means, and the way out. */
export function ErrorPage({ error, reset }: ErrorComponentProps): ReactElement {
  const text = useText("shell");
  const common = useText("common");
  return (
    <Center mih="60vh" p="md">
      <Stack maw={520} gap="md" role="alert">
        <Title order={1}>{text("error.title")}</Title>
        <Text size="lg">{text("error.text")}</Text>
        <Group>
          <Button onClick={reset}>{common("retry")}</Button>
          <Anchor href="/">{text("error.back")}</Anchor>
        </Group>
        <details>
          <summary>{text("error.details")}</summary>
          <Code block mt="xs">
            {error instanceof Error ? error.message : String(error)}
          </Code>
        </details>
      </Stack>
    </Center>
  );
}
