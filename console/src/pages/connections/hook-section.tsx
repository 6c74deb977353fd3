import { Alert, Button, Code, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FindingList } from "../finding-list.tsx";
import { hookQuery } from "./connections-query.ts";
import type { ConnectionView } from "./connections-query.ts";

interface Props {
  readonly connection: ConnectionView;
}

/** Where the other side has to call: to be copied, or told by us where it takes that. */
export function HookSection({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner, isOperator } = useAccount();
  const { id, vendor, hook } = connection;
  const { data } = useQuery({ ...hookQuery(account, id), enabled: isOwner && hook.isOpen });
  const tell = useMutation({
    mutationFn: () => api.connections.subscribeConnection({ account, connection: id }),
  });
  const address = data?.url ?? hook.shown;
  return (
    <Section title={text("hook.title", { vendor })} text={text("hook.text")}>
      <Stack gap="sm" pt="xs">
        {hook.isOpen ? (
          <Group gap="xs" wrap="nowrap">
            <Code className="cs-break">{address}</Code>
            {data !== undefined && <CopyText value={data.url} label={text("hook.address")} />}
          </Group>
        ) : (
          <Text c="dimmed">{text("hook.shut")}</Text>
        )}
        {hook.isOpen && !isOwner && (
          <Text size="sm" c="dimmed">
            {text("hook.hidden")}
          </Text>
        )}
        {data !== undefined && !data.isPublic && (
          <Alert variant="default">
            {text("hook.local")}{" "}
            <AppLink to="/a/$account/settings" params={{ account }}>
              {text("hook.toSettings")}
            </AppLink>
          </Alert>
        )}
        {hook.byApi && hook.isOpen && (
          <Group gap="sm">
            <Button
              variant="default"
              disabled={!isOperator}
              loading={tell.isPending}
              onClick={() => tell.mutate()}
            >
              {text("hook.tell", { vendor })}
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
