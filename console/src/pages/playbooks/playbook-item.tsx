import { Box, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { PlaybookFigures } from "./playbook-figures.tsx";
import { PlaybookSwitch } from "./playbook-switch.tsx";
import type { PlaybookLine } from "./playbooks-query.ts";

interface Props {
  readonly playbook: PlaybookLine;
}

const SHOWN = 3;

/** One playbook of the list. */
export function PlaybookItem({ playbook }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const { id, name, enabled, when, vendors, issues } = playbook;
  const more = vendors.length - SHOWN;
  const names = vendors.slice(0, SHOWN).join(", ");
  return (
    <li className="cs-row cs-playbook">
      <Box miw={0}>
        <AppLink
          to="/a/$account/playbooks/$playbook"
          params={{ account, playbook: id }}
          className="cs-row-link cs-break"
          underline="never"
          c="var(--mantine-color-text)"
          fw={600}
        >
          {name}
        </AppLink>
        <Text size="sm" c="dimmed" className="cs-break">
          {text("line.when", { pipeline: when.pipeline, stage: when.stage })}
          {" · "}
          {more > 0 ? text("line.throughMore", { names, count: more }) : text("line.through", { names })}
        </Text>
        {issues.length > 0 && (
          <Text size="sm" mt={4} component="div">
            <ToneMark tone="bad">{text("issues.title", { count: issues.length })}</ToneMark>
          </Text>
        )}
      </Box>
      <PlaybookFigures figures={playbook.lastMonth} />
      <PlaybookSwitch playbook={id} name={name} isOn={enabled} />
    </li>
  );
}
