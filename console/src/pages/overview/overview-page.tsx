import { Grid, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { BreakdownSection } from "./breakdown-section.tsx";
import { CountTiles } from "./count-tiles.tsx";
import { DriftCard } from "./drift-card.tsx";
import { HealthSection } from "./health-section.tsx";
import { DEFAULT_WEEKS, readOverviewSearch, WEEK_CHOICES } from "./overview-search.ts";
import { SpeedTile } from "./speed-tile.tsx";
import { StuckSection } from "./stuck-section.tsx";
import { WeeksSection } from "./weeks-section.tsx";

const FirstSteps = lazy(async () => ({
  default: (await import("../playbooks/first-steps.tsx")).FirstSteps,
}));

const WIDE = { base: 12, lg: 8 };
const NARROW = { base: 12, lg: 4 };
const HALF = { base: 12, sm: 6 };

/** How it goes: counts, speed, what is stuck, and whether every connection is well. */
export function OverviewPage(): ReactElement {
  const text = useText("overview");
  const { id: account } = useAccount();
  const { weeks = DEFAULT_WEEKS } = useSearch({ from: "/inside/a/$account/overview" });
  const navigate = useNavigate({ from: "/a/$account/overview" });
  const query = useQuery({
    queryKey: accountKey(account, "overview", weeks),
    queryFn: ({ signal }) => api.overview.readOverview({ account, weeks }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={text("title")} />
      <QueryView query={query} lines={12}>
        {(overview) => (
          <Stack gap="md">
            {isEmpty(overview.counts) && (
              <Suspense>
                <FirstSteps />
              </Suspense>
            )}
            <CountTiles counts={overview.counts} connections={overview.connections} />
            <Group justify="space-between" gap="xs">
              <Text fw={600} component="span">
                {text("weeks.title")}
              </Text>
              <SegmentedControl
                size="xs"
                aria-label={text("weeks.label")}
                value={String(weeks)}
                data={WEEK_CHOICES.map((count) => ({
                  value: String(count),
                  label: text("weeks.choice", { count }),
                }))}
                onChange={(value) =>
                  void navigate({ search: readOverviewSearch({ weeks: value }), replace: true })
                }
              />
            </Group>
            <Grid gap="md">
              <Grid.Col span={WIDE}>
                <Stack gap="md">
                  <Grid gap="md">
                    <Grid.Col span={HALF}>
                      <SpeedTile
                        what="sent"
                        took={overview.total.sent}
                        weeks={overview.weeks}
                        count={weeks}
                      />
                    </Grid.Col>
                    <Grid.Col span={HALF}>
                      <SpeedTile
                        what="signed"
                        took={overview.total.signed}
                        weeks={overview.weeks}
                        count={weeks}
                      />
                    </Grid.Col>
                  </Grid>
                  <WeeksSection weeks={overview.weeks} count={weeks} />
                  <BreakdownSection overview={overview} />
                </Stack>
              </Grid.Col>
              <Grid.Col span={NARROW}>
                <Stack gap="md">
                  <StuckSection stuck={overview.stuck} />
                  <HealthSection connections={overview.connections} />
                  <DriftCard drift={overview.drift} weeks={weeks} isEmpty={isEmpty(overview.counts)} />
                </Stack>
              </Grid.Col>
            </Grid>
          </Stack>
        )}
      </QueryView>
    </>
  );
}

/** Has there never been a contract? */
function isEmpty(counts: Readonly<Record<string, number>>): boolean {
  return Object.values(counts).every((count) => count === 0);
}
