import { Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadDeliveryData } from "../../api/client/deliveries.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly about: ReadDeliveryData["about"];
}

/** What it led to: the deals that were looked at, and their contracts as it left them. */
export function AboutDeals({ about }: Props): ReactElement | null {
  const text = useText("deliveries");
  const common = useText("common");
  const { id: account } = useAccount();
  if (about.length === 0) return null;
  return (
    <div>
      <Text fw={600} mb={4}>
        {text("detail.came")}
      </Text>
      <Stack gap="xs">
        {about.map(({ dealId, dealName, came, contracts }) => (
          <div key={dealId}>
            {contracts.length === 0 && <Text>{dealName ?? text("deal", { id: dealId })}</Text>}
            {contracts.map(({ reference, status, became = status }) => (
              <Group key={reference} gap="xs" wrap="nowrap" align="baseline">
                <AppLink
                  to="/a/$account/contracts/$reference"
                  params={{ account, reference }}
                  className="cs-break"
                >
                  {dealName ?? text("deal", { id: dealId })}
                </AppLink>
                <StatusMark status={became} />
                {became !== status && (
                  <Text component="span" c="dimmed" size="sm">
                    {text("detail.now", { status: common(`status.${status}`) })}
                  </Text>
                )}
              </Group>
            ))}
            <Text c="dimmed" size="sm">
              {text(`detail.${contracts.length === 0 && came === "nothing" ? "noContract" : came}`)}
            </Text>
          </div>
        ))}
      </Stack>
    </div>
  );
}
