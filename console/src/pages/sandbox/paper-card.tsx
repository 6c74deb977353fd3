import { Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useText } from "../../texts/use-text.ts";
import { PaperActions } from "./paper-actions.tsx";
import type { Inbox, Paper } from "./sandbox-query.ts";

interface Props {
  readonly paper: Paper;
  readonly inbox: Inbox;
  readonly account: string;
}

const TONES = {
  draft: "quiet",
  asked: "busy",
  opened: "busy",
  partly: "busy",
  signed: "good",
  declined: "warn",
  expired: "warn",
  over: "quiet",
} as const satisfies Record<Paper["state"], Tone>;

const OPEN: ReadonlySet<Paper["state"]> = new Set(["asked", "opened", "partly"]);

/** A contract before its signers. */
export function PaperCard({ paper, inbox, account }: Props): ReactElement {
  const text = useText("sandbox");
  const { title, state, word, signers, reference } = paper;
  return (
    <li className="cs-paper" data-state={state}>
      <Text fw={600} className="cs-break">
        {title}
      </Text>
      {signers.map(({ name, email, hasSigned }) => (
        <Text key={`${name} ${email}`} size="sm" c="dimmed" className="cs-break">
          {name === "" ? email : `${name} · ${email}`}
          {hasSigned && ` · ${text("paper.signed")}`}
        </Text>
      ))}
      <Group justify="space-between" gap="xs" mt={6}>
        <span title={text("paper.word", { word })}>
          <ToneMark tone={TONES[state]}>{text(`paper.state.${state}`)}</ToneMark>
        </span>
        {reference !== undefined && (
          <AppLink size="sm" to="/a/$account/contracts/$reference" params={{ account, reference }}>
            {text("paper.contract")}
          </AppLink>
        )}
      </Group>
      {OPEN.has(state) && <PaperActions paper={paper} inbox={inbox} />}
    </li>
  );
}
