import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadDeliveryData } from "../../api/client.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly about: ReadDeliveryData["about"];
}

/** The deals that were looked at because of it, and their contracts as they are now. */
export function AboutDeals({ about }: Props): ReactElement | null {
  const text = useText("deliveries");
  const { id: account } = useAccount();
  if (about.length === 0) return null;
  return (
    <div>
      <Text fw={600} mb={4}>
        {text("detail.deals")}
      </Text>
      <Stack gap="xs">
        {about.map(({ dealId, dealName, contracts }) => (
          <div key={dealId}>
            <Text>{dealName ?? text("deal", { id: dealId })}</Text>
            {contracts.length === 0 && (
              <Text c="dimmed" size="sm">
                {text("detail.noContract")}
              </Text>
            )}
            {contracts.map(({ reference }) => (
              <AppLink
                key={reference}
                to="/a/$account/contracts/$reference"
                params={{ account, reference }}
                display="block"
              >
                {reference}
              </AppLink>
            ))}
          </div>
        ))}
      </Stack>
    </div>
  );
}
