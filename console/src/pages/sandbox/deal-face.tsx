import { Group, Text } from "@mantine/core";
import { IconChecklist, IconNote, IconPaperclip } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../../texts/use-text.ts";
import type { Sandbox, SandboxDeal } from "./sandbox-query.ts";
import { useSandboxFormats } from "./use-sandbox-formats.ts";

interface Props {
  readonly deal: SandboxDeal;
  readonly sandbox: Sandbox;
  /** Stands in place of the name: the button that opens the deal. */
  readonly name?: ReactNode;
}

/** What stands on a deal's card. */
export function DealFace({ deal, sandbox, name }: Props): ReactElement {
  const text = useText("sandbox");
  const { money } = useSandboxFormats(sandbox);
  const { tasks, files, notes } = deal;
  return (
    <>
      {name ?? <Text fw={600}>{deal.name}</Text>}
      <Text size="sm" c="dimmed" className="cs-break">
        {deal.company ?? deal.contact ?? text("card.noContact")}
      </Text>
      <Group justify="space-between" gap="xs" mt={4}>
        <Text size="sm" className="cs-figures">
          {money(deal.price)}
        </Text>
        <Group gap={8} className="cs-deal-marks">
          {notes > 0 && (
            <Mark
              icon={<IconNote size={14} aria-hidden />}
              count={notes}
              label={text("card.notes", { count: notes })}
            />
          )}
          {tasks > 0 && (
            <Mark
              icon={<IconChecklist size={14} aria-hidden />}
              count={tasks}
              label={text("card.tasks", { count: tasks })}
            />
          )}
          {files > 0 && (
            <Mark
              icon={<IconPaperclip size={14} aria-hidden />}
              count={files}
              label={text("card.files", { count: files })}
            />
          )}
        </Group>
      </Group>
    </>
  );
}

function Mark({ icon, count, label }: { icon: ReactNode; count: number; label: string }): ReactElement {
  return (
    <span className="cs-deal-mark" role="img" aria-label={label} title={label}>
      {icon}
      {count}
    </span>
  );
}
