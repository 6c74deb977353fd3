import type { ReactElement } from "react";
import { ToneMark } from "../../parts/tone-mark.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useText } from "../../texts/use-text.ts";
import type { DeliveryState } from "./deliveries-search.ts";

const TONES = { waiting: "busy", sorted: "good", ignored: "quiet" } as const satisfies Record<
  DeliveryState,
  Tone
>;

interface Props {
  readonly state: DeliveryState;
}

/** What has become of a delivery. */
export function DeliveryStateMark({ state }: Props): ReactElement {
  const text = useText("deliveries");
  return <ToneMark tone={TONES[state]}>{text(`states.${state}`)}</ToneMark>;
}
