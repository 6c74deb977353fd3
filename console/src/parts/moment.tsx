import type { ReactElement } from "react";
import { useFormats } from "../formats/use-formats.ts";
import { useNow } from "../formats/use-now.ts";

interface Props {
  /** ISO; absent shows a dash. */
  readonly at: string | undefined;
  /** `relative` (default): 3 hours ago; `instant`: 21 Nov 2026, 14:03; `second`: 21 Nov 2026, 14:03:22. */
  readonly as?: "relative" | "instant" | "second" | "day" | "time";
}

/** An instant in the account's zone; the exact one appears when pointed at. */
export function Moment({ at, as = "relative" }: Props): ReactElement {
  const formats = useFormats();
  const now = useNow();
  if (at === undefined) return <span aria-hidden>–</span>;
  const shown = as === "relative" ? formats.relative(at, Math.max(now, 0)) : formats[as](at);
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {shown}
    </time>
  );
}
