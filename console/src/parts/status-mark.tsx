import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { toneColours } from "./tone.ts";
import type { Tone } from "./tone.ts";

const TONES = {
  planned: "quiet",
  drafted: "quiet",
  sent: "busy",
  signed: "good",
  declined: "warn",
  expired: "warn",
  withdrawn: "quiet",
  failed: "bad",
  waiting: "warn",
  unknown: "quiet",
} as const satisfies Record<string, Tone>;

/** What a contract's status may be called. */
export type ShownStatus = keyof typeof TONES;

interface Props {
  readonly status: ShownStatus;
  /** A pill with a ground of its colour: for the one place where it is the headline. */
  readonly large?: boolean;
}

/** A contract's status: a word, and a colour that says the same. */
export function StatusMark({ status, large = false }: Props): ReactElement {
  const text = useText("common");
  const { color, background } = toneColours(TONES[status]);
  const style = large ? { color, background } : {};
  return (
    <span className={large ? "cs-pill" : "cs-mark"} style={style}>
      <span className="cs-dot" style={{ color }} aria-hidden />
      {text(`status.${status}`)}
    </span>
  );
}
