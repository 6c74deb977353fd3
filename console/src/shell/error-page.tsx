import { Anchor, Button, Center, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useRouter } from "@tanstack/react-router";
import type { ErrorComponentProps } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { ApiError } from "../api/api-error.ts";
import { useText } from "../texts/use-text.ts";

/** A page broke while it was drawn or read: what that means, and the way out. */
export function ErrorPage({ error }: ErrorComponentProps): ReactElement {
  const text = useText("shell");
  const common = useText("common");
  const router = useRouter();
  const isOffline = error instanceof ApiError && error.code === "offline";
  const retry = () => void router.invalidate();
  // a page that could not be fetched comes by itself as soon as there is a network again
  useWindowEvent("online", () => isOffline && retry());
  return (
    <Center mih="60vh" p="md">
      <Stack maw={520} gap="md" role="alert">
        <Title order={1}>{text(isOffline ? "unreached.title" : "error.title")}</Title>
        <Text size="lg">{text(isOffline ? "unreached.text" : "error.text")}</Text>
        <Group>
          <Button onClick={retry}>{common("retry")}</Button>
          <Anchor href="/">{text("error.back")}</Anchor>
        </Group>
        {!isOffline && (
          <details>
            <summary>{text("error.details")}</summary>
            <Code block mt="xs">
              {error instanceof Error ? error.message : String(error)}
            </Code>
          </details>
        )}
      </Stack>
    </Center>
  );
}
