import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FindingList } from "../finding-list.tsx";
import { connectionState } from "./connection-state.ts";
import { hookStateQuery } from "./connections-query.ts";
import type { ConnectionView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";
import { HookAddress } from "./hook-address.tsx";
import { HookKnown } from "./hook-known.tsx";

interface Props {
  readonly connection: ConnectionView;
}

/** Where the other side has to call: to be copied, or told by us where it takes that. */
export function HookSection({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOperator } = useAccount();
  const { id, vendor, hook } = connection;
  const tell = useAct({
    mutationFn: () => api.connections.subscribeConnection({ account, connection: id }),
    onSettled: () => forgetConnections(account),
  });
  const isOurs = hook.byApi && hook.isOpen;
  const { data: known } = useQuery({
    ...hookStateQuery(account, id),
    enabled: isOurs && connectionState(connection) === "good",
  });
  return (
    <Section title={text("hook.title", { vendor })} text={text("hook.text")}>
      <Stack gap="sm" pt="xs">
        <HookAddress connection={connection} />
        {known !== undefined && <HookKnown vendor={vendor} known={known} />}
        {isOurs && (
          <Group gap="sm">
            <Button
              variant="default"
              disabled={!isOperator}
              loading={tell.isPending}
              onClick={() => tell.mutate()}
            >
              {text(known?.state === "registered" ? "hook.tellAgain" : "hook.tell", { vendor })}
            </Button>
          </Group>
        )}
        {!hook.byApi && hook.isOpen && (
          <Text size="sm" c="dimmed">
            {text("hook.byHand", { vendor })}
          </Text>
        )}
        <div aria-live="polite">
          {tell.error !== null && <ProblemNote error={tell.error} />}
          {tell.data !== undefined && <FindingList findings={tell.data.findings} />}
        </div>
      </Stack>
    </Section>
  );
}
