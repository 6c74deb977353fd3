import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly stuck: ReadOverviewData["stuck"];
}

/** What does not move, with the reason. */
export function StuckSection({ stuck }: Props): ReactElement {
  const text = useText("overview");
  const { id: account } = useAccount();
  return (
    <Section title={text("stuck.title")} text={text("stuck.text")} flush>
      {stuck.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {text("stuck.none")}
        </Text>
      )}
      <ul className="cs-list">
        {stuck.map(({ reference, deal, status, stuckBecause, updatedAt }) => (
          <li key={reference} className="cs-row">
            <AppLink
              to="/a/$account/contracts/$reference"
              params={{ account, reference }}
              className="cs-row-link"
              underline="never"
              c="var(--mantine-color-text)"
              fw={600}
            >
              {deal.name === "" ? reference : deal.name}
            </AppLink>
            <Text size="sm" lineClamp={2} className="cs-break">
              {stuckBecause}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              <StatusMark status={status} /> {"· "}
              <Moment at={updatedAt} />
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}
