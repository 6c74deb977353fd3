import { Alert, Code, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { hookQuery } from "./connections-query.ts";
import type { ConnectionView } from "./connections-query.ts";

interface Props {
  readonly connection: ConnectionView;
}

/** Our address, to be copied by whoever may see its secret. */
export function HookAddress({ connection: { id, hook } }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { data } = useQuery({ ...hookQuery(account, id), enabled: isOwner && hook.isOpen });
  if (!hook.isOpen) return <Text c="dimmed">{text("hook.shut")}</Text>;
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <Code className="cs-break">{data?.url ?? hook.shown}</Code>
        {data !== undefined && <CopyText value={data.url} label={text("hook.address")} />}
      </Group>
      {!isOwner && (
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
    </>
  );
}
