import { Box, Group, Stack, Text } from "@mantine/core";
import { IconBulb, IconClock } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { useNow } from "../../formats/use-now.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly contract: ContractView;
}

/** Where it stands, in one sentence; the way out where a person must act; what was asked for and is not done yet. */
export function StandsCard({ contract }: Props): ReactElement {
  const text = useText("contract");
  const formats = useFormats();
  const now = useNow();
  const { status, isWaiting, stands, help, wishes } = contract;
  return (
    <Box className="cs-card" p="md" component="section" aria-label={text("stands")}>
      <Stack gap="sm">
        <Group gap="xs">
          <StatusMark status={status} large />
          {isWaiting && <StatusMark status="waiting" large />}
        </Group>
        <Text size="lg" className="cs-break">
          {stands}
        </Text>
        {help !== undefined && help !== "" && (
          <Group gap="sm" align="flex-start" wrap="nowrap" className="cs-advice">
            <IconBulb size={18} style={{ flex: "none", marginTop: 1 }} aria-hidden />
            <div>
              <Text fw={600}>{text("wayOut")}</Text>
              <Text className="cs-break">{help}</Text>
            </div>
          </Group>
        )}
        {wishes.map(({ action, by, at }) => (
          <Group key={`${action} ${at}`} gap="sm" c="dimmed" wrap="nowrap">
            <IconClock size={18} style={{ flex: "none" }} aria-hidden />
            <Text>
              {text("wishes.asked", {
                name: by.replace(/^person:/u, ""),
                action: text(`actions.names.${action}`),
                when: formats.relative(at, now),
              })}
            </Text>
          </Group>
        ))}
      </Stack>
    </Box>
  );
}
