import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { PaperCard } from "./paper-card.tsx";
import type { Inbox } from "./sandbox-query.ts";

interface Props {
  readonly inbox: Inbox;
  readonly account: string;
}

const SHOWN = 4;

/** One vendor's inbox, in one of the two ways in which that vendor is spoken with. */
export function InboxCard({ inbox, account }: Props): ReactElement {
  const text = useText("sandbox");
  const [all, showAll] = useState(false);
  const { papers, vendor, variant } = inbox;
  const shown = all ? papers : papers.slice(0, SHOWN);
  const more = papers.length - shown.length;
  return (
    <section data-inbox={inbox.id}>
      <Group gap="xs" mb={6} align="baseline">
        <Text fw={600} component="h3" size="md">
          {vendor}
        </Text>
        <Text c="dimmed" size="sm">
          {text(`inboxes.${variant}`)}
        </Text>
      </Group>
      <ul className="cs-papers">
        {shown.map((paper) => (
          <PaperCard key={paper.id} paper={paper} inbox={inbox} account={account} />
        ))}
      </ul>
      {more > 0 && (
        <Button variant="subtle" size="xs" mt={4} onClick={() => showAll(true)}>
          {text("inboxes.more", { count: more })}
        </Button>
      )}
    </section>
  );
}
