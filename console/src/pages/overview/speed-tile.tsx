import { Group, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { useNow } from "../../formats/use-now.ts";
import { useText } from "../../texts/use-text.ts";
import { fillWeeks } from "./fill-weeks.ts";
import { TookBars } from "./took-bars.tsx";

interface Props {
  readonly what: "sent" | "signed";
  readonly took: ReadOverviewData["total"]["sent"];
  readonly weeks: ReadOverviewData["weeks"];
  /** How many are looked at. */
  readonly count: number;
}

const SECOND_MS = 1000;

/** How long it took: the middle one, what 95 % did not exceed, and both week by week. */
export function SpeedTile({ what, took, weeks, count }: Props): ReactElement {
  const text = useText("overview");
  const { duration } = useFormats();
  const now = useNow();
  return (
    <section className="cs-card cs-tile" aria-label={text(`speed.${what}`)} style={{ height: "100%" }}>
      <Group justify="space-between" gap="xs">
        <Title order={2}>{text(`speed.${what}`)}</Title>
        {took !== undefined && (
          <Text size="sm" c="dimmed">
            {text("speed.of", { count: took.count })}
          </Text>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {text(`speed.${what}Text`)}
      </Text>
      {took === undefined ? (
        <Text mt="sm" c="dimmed">
          {text("speed.none")}
        </Text>
      ) : (
        <>
          <Group gap="xl" mt="xs" align="flex-end">
            <div>
              <Text className="cs-figure">{duration(took.medianSeconds * SECOND_MS)}</Text>
              <Text size="sm" c="dimmed">
                {text("speed.median")}
              </Text>
            </div>
            <div>
              <Text className="cs-figures" size="xl" fw={600} mb={4}>
                {duration(took.p95Seconds * SECOND_MS)}
              </Text>
              <Text size="sm" c="dimmed">
                {text("speed.p95Long")}
              </Text>
            </div>
          </Group>
          <TookBars what={what} weeks={fillWeeks(weeks, count, now)} />
        </>
      )}
    </section>
  );
}
