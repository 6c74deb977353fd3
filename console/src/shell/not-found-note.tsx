import { Anchor, Center, Stack, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";

/** The same within a page of an account. */
export function NotFoundNote(): ReactElement {
  const text = useText("shell");
  return (
    <Center mih="60vh" p="md">
      <Stack maw={480} gap="md">
        <Title order={1}>{text("notFound.title")}</Title>
        <Text size="lg">{text("notFound.text")}</Text>
        <Anchor href="/">{text("notFound.back")}</Anchor>
      </Stack>
    </Center>
  );
}
