import { Group, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ConnectionFacts } from "./connection-facts.tsx";
import { connectionState, STATE_TONES } from "./connection-state.ts";
import type { ConnectionView } from "./connections-query.ts";

interface Props {
  readonly connection: ConnectionView;
  /** There is another one of this vendor. */
  readonly isOneOfSeveral: boolean;
}

/** One connection, and how it stands. */
export function ConnectionCard({ connection, isOneOfSeveral }: Props): ReactElement {
  const text = useText("connections");
  const { id: account } = useAccount();
  const { id, vendor, dialect, health, problems } = connection;
  const state = connectionState(connection);
  const under = [...(isOneOfSeveral ? [id] : []), ...(dialect === "brief" ? [text("brief")] : [])];
  const [problem] = problems;
  const said = problem?.text ?? (state === "bad" || state === "blocked" ? health.text : undefined);
  return (
    <article className="cs-card cs-row cs-connection">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h2">
            <AppLink
              to="/a/$account/connections/$connection"
              params={{ account, connection: id }}
              className="cs-row-link cs-break"
              underline="never"
              c="var(--mantine-color-text)"
              inherit
            >
              {vendor}
            </AppLink>
          </Title>
          {under.length > 0 && (
            <Text size="sm" c="dimmed" className="cs-break">
              {under.join(" · ")}
            </Text>
          )}
        </div>
        <ToneMark tone={STATE_TONES[state]}>{text(`states.${state}`)}</ToneMark>
      </Group>
      {said !== undefined && (
        <Text size="sm" c="var(--cs-bad)" className="cs-break">
          {said}
        </Text>
      )}
      {state === "missing" ? (
        <Text size="sm" c="dimmed">
          {text("missing")}
        </Text>
      ) : (
        <ConnectionFacts connection={connection} />
      )}
    </article>
  );
}
