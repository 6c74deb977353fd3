import { Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useNow } from "../../formats/use-now.ts";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import { fillWeeks } from "./fill-weeks.ts";
import { WeekBars } from "./week-bars.tsx";
import { WeeksTable } from "./weeks-table.tsx";

interface Props {
  readonly weeks: ReadOverviewData["weeks"];
  /** How many are looked at. */
  readonly count: number;
}

/** What was sent and signed, week by week: as bars, and as figures. */
export function WeeksSection({ weeks, count }: Props): ReactElement {
  const text = useText("overview");
  const now = useNow();
  return (
    <Section
      title={text("byWeek.title")}
      aside={
        <Group gap="md" aria-hidden>
          <Text size="sm" c="dimmed" component="span">
            <span className="cs-key" style={{ background: "var(--cs-busy)", marginInlineEnd: 6 }} />
            {text("byWeek.sent")}
          </Text>
          <Text size="sm" c="dimmed" component="span">
            <span className="cs-key" style={{ background: "var(--cs-good)", marginInlineEnd: 6 }} />
            {text("byWeek.signed")}
          </Text>
        </Group>
      }
    >
      {weeks.length === 0 ? (
        <Text c="dimmed">{text("byWeek.none")}</Text>
      ) : (
        <>
          <WeekBars weeks={fillWeeks(weeks, count, now)} />
          <details>
            <summary className="cs-summary">{text("byWeek.table")}</summary>
            <WeeksTable weeks={weeks} />
          </details>
        </>
      )}
    </Section>
  );
}
