import { Button, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useQuery } from "@tanstack/react-query";
import type { ReadResumedData } from "../../api/client/attention.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { resumedQuery } from "./attention-query.ts";

/** A contract that somebody has just resumed here. */
export interface Resumed {
  readonly reference: string;
  readonly name: string;
  /** Why it could not be asked for. */
  readonly refusal?: string;
}

interface Props {
  readonly resumed: readonly Resumed[];
  readonly onClose: () => void;
}

type State = "refused" | "asked" | "again" | "waiting" | "on";

const TONES = {
  refused: "bad",
  again: "bad",
  waiting: "warn",
  asked: "busy",
  on: "good",
} as const satisfies Record<State, Tone>;

/** What came of each contract that was resumed, as it is known now. */
export function ResumeResults({ resumed, onClose }: Props): ReactElement {
  const text = useText("attention");
  const common = useText("common");
  const { id: account } = useAccount();
  const asked = resumed.flatMap(({ reference, refusal }) => (refusal === undefined ? [reference] : []));
  const { data } = useQuery(resumedQuery(account, asked));
  return (
    <Section
      title={text("results.title")}
      aside={
        <Button variant="default" size="xs" onClick={onClose}>
          {common("close")}
        </Button>
      }
    >
      <ul className="cs-signers" aria-live="polite">
        {resumed.map((one) => {
          const now = data?.contracts.find(({ reference }) => reference === one.reference);
          const state = stateOf(one, now);
          const detail = one.refusal ?? now?.problem;
          return (
            <li key={one.reference}>
              <div className="cs-break">
                <AppLink
                  to="/a/$account/contracts/$reference"
                  params={{ account, reference: one.reference }}
                  fw={600}
                >
                  {one.name}
                </AppLink>
                {detail !== undefined && detail !== "" && <Text>{detail}</Text>}
              </div>
              <ToneMark tone={TONES[state]}>
                {text(`results.${state}`, { name: now?.waitsFor ?? "" })}
              </ToneMark>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

type Now = ReadResumedData["contracts"][number];

function stateOf({ refusal }: Resumed, now: Now | undefined): State {
  if (refusal !== undefined) return "refused";
  if (now === undefined) return "asked";
  return now.state === "stopped" ? "again" : now.state;
}
