import type { ReactElement, ReactNode } from "react";
import { toneColours } from "./tone.ts";
import type { Tone } from "./tone.ts";

interface Props {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A word with a dot of its tone. */
export function ToneMark({ tone, children }: Props): ReactElement {
  return (
    <span className="cs-mark">
      <span className="cs-dot" style={{ color: toneColours(tone).color }} aria-hidden />
      {children}
    </span>
  );
}
