import { Button, Group, Loader, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FindingList } from "../finding-list.tsx";
import type { ConnectionView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";

interface Props {
  readonly connection: ConnectionView;
}

/** Looks at the other side: credentials, rights, plan. Nothing is changed there. */
export function CheckSection({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOperator } = useAccount();
  const mutationKey = ["check", account, connection.id];
  const check = useMutation({
    mutationKey,
    mutationFn: () => api.connections.checkConnection({ account, connection: connection.id }),
    onSuccess: () => forgetConnections(account),
  });
  return (
    <Section
      title={text("check.title")}
      text={text("check.text")}
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={!isOperator}
          loading={check.isPending}
          // the second of two quick clicks comes before the button is drawn as busy
          onClick={() => queryClient.isMutating({ mutationKey }) === 0 && check.mutate()}
        >
          {text("check.run")}
        </Button>
      }
    >
      <Stack gap="xs" pt="xs" aria-live="polite">
        {check.error !== null && <ProblemNote error={check.error} />}
        {check.isPending ? (
          <Group gap="xs">
            <Loader size="xs" aria-hidden />
            <Text size="sm">{text("check.running", { vendor: connection.vendor })}</Text>
          </Group>
        ) : check.data === undefined ? (
          <Text size="sm" c="dimmed">
            {text("check.none")}
          </Text>
        ) : (
          <FindingList findings={check.data.findings} />
        )}
      </Stack>
    </Section>
  );
}
