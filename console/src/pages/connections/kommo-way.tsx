import { Code, Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { CopyText } from "../../parts/copy-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Segments } from "../segments.tsx";

interface Props {
  readonly isOauth: boolean;
  readonly redirectUri: string;
  readonly isReadOnly: boolean;
  readonly onChange: (isOauth: boolean) => void;
}

/** Kommo lets us in by a long-lived token, or by a person's agreement. */
export function KommoWay({ isOauth, redirectUri, isReadOnly, onChange }: Props): ReactElement {
  const text = useText("connections");
  return (
    <Stack gap="xs">
      <Segments
        label={text("kommo.way")}
        choices={[
          { value: "token", label: text("kommo.token") },
          { value: "oauth", label: text("kommo.oauth") },
        ]}
        value={isOauth ? "oauth" : "token"}
        isReadOnly={isReadOnly}
        onChange={(chosen) => onChange(chosen === "oauth")}
      />
      <Text size="sm" c="dimmed">
        {text(isOauth ? "kommo.oauthText" : "kommo.tokenText")}
      </Text>
      {isOauth && (
        <Group gap="xs" wrap="nowrap">
          <Code className="cs-break">{redirectUri}</Code>
          <CopyText value={redirectUri} label={text("kommo.redirect")} />
        </Group>
      )}
    </Stack>
  );
}
