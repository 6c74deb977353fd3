import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import { CheckSection } from "./check-section.tsx";
import { ConnectionFacts } from "./connection-facts.tsx";
import type { ConnectionView } from "./connections-query.ts";
import { SetupSteps } from "./setup-steps.tsx";

interface Props {
  readonly connection: ConnectionView;
  readonly steps: readonly string[];
}

/** Beside the settings: does it work, how busy is it, and how it was set up. */
export function ConnectionAside({ connection, steps }: Props): ReactElement {
  const text = useText("connections");
  return (
    <Stack gap="md">
      <CheckSection connection={connection} />
      <Section title={text("facts.title")}>
        <ConnectionFacts connection={connection} />
      </Section>
      {steps.length > 0 && (
        <Section title={text("wizard.again", { vendor: connection.vendor })}>
          <SetupSteps steps={steps} />
        </Section>
      )}
    </Stack>
  );
}
