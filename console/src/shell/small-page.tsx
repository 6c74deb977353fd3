import { Center, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";
import { Brand } from "./brand.tsx";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}

/** A page with one thing to do: signing in, being welcomed. */
export function SmallPage({ title, text, children }: Props): ReactElement {
  const common = useText("common");
  useDocumentTitle(`${title} · ${common("product")}`);
  return (
    <Center mih="100vh" p="md" component="main">
      <Stack w="100%" maw={400} gap="lg">
        <Brand />
        <div className="cs-card cs-small">
          <Stack gap="md">
            <div>
              <Title order={1}>{title}</Title>
              {text !== undefined && (
                <Text c="dimmed" mt={4} size="md">
                  {text}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </div>
      </Stack>
    </Center>
  );
}
