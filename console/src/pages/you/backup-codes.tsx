import { Button, Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { CopyText } from "../../parts/copy-text.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Step three: what lets one in without the app. */
export function BackupCodes({ codes, onDone }: Props): ReactElement {
  const text = useText("you");
  return (
    <Stack gap="md">
      <Text>{text("factor.backupText")}</Text>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <pre className="cs-code" style={{ flex: 1 }}>
          {codes.join("\n")}
        </pre>
        <CopyText value={codes.join("\n")} label={text("factor.backup")} />
      </Group>
      <Button onClick={onDone}>{text("factor.kept")}</Button>
    </Stack>
  );
}
