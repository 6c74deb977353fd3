import { Stack, Text } from "@mantine/core";
import { IconMailbox } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import { InboxCard } from "./inbox-card.tsx";
import type { Inbox, Sandbox } from "./sandbox-query.ts";

interface Props {
  readonly sandbox: Sandbox;
}

/** What the signers of every vendor have before them; where something came last stands first. */
export function Inboxes({ sandbox }: Props): ReactElement {
  const text = useText("sandbox");
  const filled = sandbox.inboxes
    .filter(({ papers }) => papers.length > 0)
    .toSorted((a, b) => newest(b).localeCompare(newest(a)));
  return (
    <Section title={text("inboxes.title")} text={text("inboxes.text")}>
      {filled.length === 0 ? (
        <EmptyState
          icon={<IconMailbox size={22} />}
          title={text("inboxes.empty")}
          text={text("inboxes.emptyText")}
        />
      ) : (
        <Stack gap="lg" mt="xs">
          {filled.map((inbox) => (
            <InboxCard key={inbox.id} inbox={inbox} account={sandbox.account} />
          ))}
          {filled.length < sandbox.inboxes.length && <Others inboxes={sandbox.inboxes} />}
        </Stack>
      )}
    </Section>
  );
}

function Others({ inboxes }: { inboxes: readonly Inbox[] }): ReactElement {
  const text = useText("sandbox");
  const filled = new Set(inboxes.flatMap(({ vendor, papers }) => (papers.length > 0 ? [vendor] : [])));
  const names = [...new Set(inboxes.map(({ vendor }) => vendor))].filter((name) => !filled.has(name));
  if (names.length === 0) return <></>;
  return (
    <Text c="dimmed" size="sm">
      {text("inboxes.others", { names: names.join(", ") })}
    </Text>
  );
}

function newest({ papers }: Inbox): string {
  return papers.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), "");
}
