import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Moment } from "../../../parts/moment.tsx";
import { useText } from "../../../texts/use-text.ts";
import type { PlaybookVersion } from "../playbooks-query.ts";

interface Props {
  readonly version: Pick<PlaybookVersion, "version" | "at" | "by" | "note">;
}

/** What a version was about, who made it, and when. */
export function VersionHead({ version: { version, at, by, note } }: Props): ReactElement {
  const text = useText("playbooks");
  return (
    <div>
      <Text fw={600} className="cs-break">
        {note ?? text("history.version", { version })}
      </Text>
      <Text size="sm" c="dimmed">
        {by.replace(/^person:/u, "")} · <Moment at={at} as="instant" />
      </Text>
    </div>
  );
}
