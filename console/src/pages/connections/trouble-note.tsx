import { Alert, List, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { onScreen } from "../../formats/on-screen.ts";
import { useText } from "../../texts/use-text.ts";
import type { ConnectionView } from "./connections-query.ts";

interface Props {
  readonly connection: ConnectionView;
}

/** Why a connection does not work, and the way out. Nothing where it does. */
export function TroubleNote({ connection }: Props): ReactElement | null {
  const text = useText("connections");
  const { health, limits, problems, vendor } = connection;
  const isBad = health.state === "bad";
  if (!isBad && limits.blocked === undefined && problems.length === 0) return null;
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle color="var(--cs-bad)" aria-hidden />}
      title={text("trouble.title", { vendor })}
    >
      <List size="md" spacing={4}>
        {problems.map(({ path, text: problem, help }) => (
          <List.Item key={`${path} ${problem}`} className="cs-break">
            {onScreen(`${problem} ${help ?? ""}`)}
          </List.Item>
        ))}
        {limits.blocked !== undefined && (
          <List.Item className="cs-break">{text("trouble.blocked", { reason: limits.blocked })}</List.Item>
        )}
        {isBad && health.text !== undefined && (
          <List.Item className="cs-break">{onScreen(health.text)}</List.Item>
        )}
      </List>
      {isBad && health.help !== undefined && (
        <Text size="md" c="dimmed" mt="xs">
          {onScreen(health.help)}
        </Text>
      )}
    </Alert>
  );
}
