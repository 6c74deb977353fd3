import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ImportConfigurationData } from "../../api/client/configuration.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly removes: ImportConfigurationData["removes"];
}

/** What an import takes out, in one sentence, and what becomes of the contracts under way. Nothing where it takes out nothing. */
export function Removes({ removes }: Props): ReactElement | null {
  const text = useText("settings");
  const { connections, playbooks, waiting, goingOn } = removes;
  const vendors = connections.filter(({ id }) => id !== "kommo");
  const parts = [
    ...(vendors.length === connections.length ? [] : ["Kommo"]),
    ...(vendors.length === 0
      ? []
      : [text("file.vendors", { count: vendors.length, names: listed(vendors) })]),
    ...(playbooks.length === 0
      ? []
      : [text("file.playbooks", { count: playbooks.length, names: listed(playbooks) })]),
  ];
  if (parts.length === 0) return null;
  const last = parts.at(-1) ?? "";
  const what = parts.length === 1 ? last : text("file.and", { first: parts.slice(0, -1).join(", "), last });
  return (
    <div role="note">
      <Text fw={600} c="var(--cs-bad)">
        {text("file.removes", { what })}
      </Text>
      {waiting > 0 && <Text size="sm">{text("file.waiting", { count: waiting })}</Text>}
      {goingOn > 0 && waiting === 0 && <Text size="sm">{text("file.goingOn", { count: goingOn })}</Text>}
    </div>
  );
}

function listed(all: readonly { readonly name: string }[]): string {
  return [...new Set(all.map(({ name }) => name))].join(", ");
}
