import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly drift: ReadOverviewData["drift"];
  /** How many are looked at. */
  readonly weeks: number;
  /** There has never been a contract. */
  readonly isEmpty: boolean;
}

/** Contracts of which something was found that nobody had told us: should read 0. */
export function DriftCard({ drift, weeks, isEmpty }: Props): ReactElement {
  const text = useText("overview");
  const { number } = useFormats();
  const { id: account } = useAccount();
  const { count, fromCrm, contracts } = drift;
  return (
    <Section title={text("drift.title")}>
      <Text className="cs-figure" style={count > 0 ? { color: "var(--cs-warn)" } : {}}>
        {number(count)}
      </Text>
      <Text c="dimmed" size="sm">
        {isEmpty ? text("drift.none") : text(count === 0 ? "drift.calm" : "drift.text", { count: weeks })}
      </Text>
      {count > 0 && (
        <Text c="dimmed" size="sm">
          {text("drift.from", { crm: number(fromCrm), vendors: number(count - fromCrm) })}
        </Text>
      )}
      <Stack gap={4} mt={4}>
        {contracts.map(({ reference, name }) => (
          <AppLink key={reference} to="/a/$account/contracts/$reference" params={{ account, reference }}>
            {name === "" ? reference : name}
          </AppLink>
        ))}
      </Stack>
    </Section>
  );
}
