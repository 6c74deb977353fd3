import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import type { PlaybookLine } from "./playbooks-query.ts";

interface Props {
  readonly figures: PlaybookLine["lastMonth"];
}

const SHOWN = ["underWay", "signed", "failed"] as const;

/** How a playbook's contracts of the last 30 days stand. */
export function PlaybookFigures({ figures }: Props): ReactElement {
  const text = useText("playbooks");
  const { number } = useFormats();
  return (
    <dl className="cs-figures cs-counts" aria-label={text("figures.label")}>
      {SHOWN.map((name) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {text(`figures.${name}`)}
          </Text>
          <Text
            component="dd"
            m={0}
            fw={600}
            {...(name === "failed" && figures.failed > 0 ? { c: "var(--cs-bad)" } : {})}
          >
            {number(figures[name])}
          </Text>
        </div>
      ))}
    </dl>
  );
}
