import { Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadAttentionData } from "../../api/client/attention.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly connections: ReadAttentionData["connections"];
}

/** Connections that are ill, or that contracts wait for. */
export function BrokenConnections({ connections }: Props): ReactElement | null {
  const text = useText("attention");
  const { id: account } = useAccount();
  if (connections.length === 0) return null;
  return (
    <Section title={text("connections.title")}>
      <ul className="cs-signers">
        {connections.map(({ id, name, since, problem, help, waiting, state }) => (
          <li key={id}>
            <Stack gap={4} className="cs-break" flex="1 1 20rem">
              <Group gap="sm">
                <ToneMark tone={state === "bad" ? "bad" : "warn"}>
                  <Text component="span" fw={600}>
                    {name}
                  </Text>
                </ToneMark>
                <Text c="dimmed" size="sm" component="span">
                  {since !== undefined && <Moment at={since} />}
                  {waiting > 0 && ` · ${text("connections.waiting", { count: waiting })}`}
                </Text>
              </Group>
              {problem !== undefined && <Text>{problem}</Text>}
              {help !== undefined && <Text c="dimmed">{help}</Text>}
            </Stack>
            {!id.includes(":") && id !== "archive" && (
              <AppLink to="/a/$account/connections/$connection" params={{ account, connection: id }}>
                {text("connections.open")}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
