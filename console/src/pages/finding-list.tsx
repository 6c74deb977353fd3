import { Group, List, Text, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { onScreen } from "../formats/on-screen.ts";
import { useText } from "../texts/use-text.ts";

interface Props {
  readonly findings: readonly {
    readonly level: "ok" | "note" | "problem";
    readonly text: string;
    readonly help?: string;
  }[];
}

const LOOKS = {
  ok: { Icon: IconCircleCheck, color: "var(--cs-good)" },
  note: { Icon: IconInfoCircle, color: "var(--cs-quiet)" },
  problem: { Icon: IconAlertTriangle, color: "var(--cs-bad)" },
} as const;

const RANK = { problem: 0, note: 1, ok: 2 } as const;

/** What was looked at, as a checklist: problems first, each with the way out. */
export function FindingList({ findings }: Props): ReactElement {
  const text = useText("connections");
  const sorted = findings.toSorted((one, other) => RANK[one.level] - RANK[other.level]);
  if (sorted.length === 0) return <Text c="dimmed">{text("findings.none")}</Text>;
  return (
    <List listStyleType="none" spacing="xs" size="sm">
      {sorted.map(({ level, text: what, help }) => {
        const { Icon, color } = LOOKS[level];
        return (
          <List.Item key={`${level} ${what}`}>
            <Group gap="xs" align="flex-start" wrap="nowrap">
              <Icon size={18} color={color} aria-hidden style={{ flex: "none" }} />
              <div>
                <VisuallyHidden>{text(`findings.${level}`)}</VisuallyHidden>
                <Text size="sm" className="cs-break">
                  {onScreen(what)}
                </Text>
                {help !== undefined && (
                  <Text size="sm" c="dimmed" className="cs-break">
                    {onScreen(help)}
                  </Text>
                )}
              </div>
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}
