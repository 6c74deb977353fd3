import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { CheckSection } from "./check-section.tsx";
import { ConnectionFacts } from "./connection-facts.tsx";
import { hookQuery } from "./connections-query.ts";
import type { ConnectionView } from "./connections-query.ts";
import { SetupSteps } from "./setup-steps.tsx";

interface Props {
  readonly connection: ConnectionView;
  readonly steps: readonly string[];
}

/** Beside the settings: does it work, how busy is it, and how it was set up. */
export function ConnectionAside({ connection, steps }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { data: hook } = useQuery({
    ...hookQuery(account, connection.id),
    enabled: isOwner && connection.hook.isOpen,
  });
  return (
    <Stack gap="md">
      <CheckSection connection={connection} />
      <Section title={text("facts.title")}>
        <ConnectionFacts connection={connection} />
      </Section>
      {steps.length > 0 && (
        <Section title={text("wizard.again", { vendor: connection.vendor })}>
          <SetupSteps steps={steps} hookAddress={hook?.url} />
        </Section>
      )}
    </Stack>
  );
}
