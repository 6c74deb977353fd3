import { Button, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Troubled } from "./attention-query.ts";

/** A contract that somebody has just resumed here. */
export interface Resumed {
  readonly reference: string;
  readonly name: string;
  /** Since when it had stopped at the time. */
  readonly since: string;
  /** Why it could not be asked for. */
  readonly refusal?: string;
}

interface Props {
  readonly resumed: readonly Resumed[];
  /** Those that need a person now. */
  readonly contracts: readonly Troubled[];
  readonly onClose: () => void;
}

type State = "refused" | "asked" | "again" | "on";

const TONES = { refused: "bad", again: "bad", asked: "busy", on: "good" } as const satisfies Record<
  State,
  Tone
>;

/** What came of each contract that was resumed, as it is known now. */
export function ResumeResults({ resumed, contracts, onClose }: Props): ReactElement {
  const text = useText("attention");
  const common = useText("common");
  const { id: account } = useAccount();
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
          const now = contracts.find(({ reference }) => reference === one.reference);
          const state = stateOf(one, now);
          const detail = state === "again" ? now?.detail : one.refusal;
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
              <ToneMark tone={TONES[state]}>{text(`results.${state}`)}</ToneMark>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function stateOf({ refusal, since }: Resumed, now: Troubled | undefined): State {
  if (refusal !== undefined) return "refused";
  if (now === undefined) return "on";
  return now.since === since ? "asked" : "again";
}
