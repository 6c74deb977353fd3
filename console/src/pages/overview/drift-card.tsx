import { Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly drift: ReadOverviewData["drift"];
}

/** What no hook had told: should read 0. */
export function DriftCard({ drift }: Props): ReactElement {
  const text = useText("overview");
  const { number } = useFormats();
  const { id: account } = useAccount();
  const { count, references } = drift;
  return (
    <Section title={text("drift.title")}>
      <Text className="cs-figure" style={count > 0 ? { color: "var(--cs-warn)" } : {}}>
        {number(count)}
      </Text>
      <Text c="dimmed" size="sm">
        {count === 0 ? text("drift.calm") : text("drift.text")}
      </Text>
      <Group gap="xs" mt={4}>
        {references.map((reference) => (
          <AppLink key={reference} to="/a/$account/contracts/$reference" params={{ account, reference }}>
            {reference}
          </AppLink>
        ))}
      </Group>
    </Section>
  );
}
