import { Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly others: ContractView["others"];
}

/** Contracts of the same deal. */
export function OthersSection({ others }: Props): ReactElement | null {
  const text = useText("contract");
  const { id } = useAccount();
  if (others.length === 0) return null;
  return (
    <Section title={text("others.title")}>
      <Stack gap="xs" pt="xs">
        {others.map(({ reference, status, playbookName, entry }) => (
          <Group key={reference} justify="space-between" wrap="nowrap">
            <div>
              <AppLink to="/a/$account/contracts/$reference" params={{ account: id, reference }}>
                {reference}
              </AppLink>
              <Text c="dimmed" size="sm">
                {`${playbookName} · ${text("others.entry", { entry })}`}
              </Text>
            </div>
            <StatusMark status={status} />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
