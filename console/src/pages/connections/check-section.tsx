import { Button, Group, Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FindingList } from "../finding-list.tsx";
import { checkQuery } from "./check-query.ts";
import type { ConnectionView } from "./connections-query.ts";

interface Props {
  readonly connection: ConnectionView;
}

/** Looks at the other side: credentials, rights, plan. Nothing is changed there. */
export function CheckSection({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOperator } = useAccount();
  const check = useQuery(checkQuery(account, connection.id));
  return (
    <Section
      title={text("check.title")}
      text={text("check.text")}
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={!isOperator}
          loading={check.isFetching}
          onClick={() => void check.refetch({ cancelRefetch: false })}
        >
          {text("check.run")}
        </Button>
      }
    >
      <Stack gap="xs" pt="xs" aria-live="polite">
        {check.error !== null && !check.isFetching && <ProblemNote error={check.error} />}
        {check.isFetching ? (
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
