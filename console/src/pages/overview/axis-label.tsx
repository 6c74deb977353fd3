import type { ReactElement } from "react";

interface Props {
  /** The middle of what it belongs to. */
  readonly x: number;
  readonly y: number;
  /** Of the whole drawing: nothing may be cut off at its edges. */
  readonly width: number;
  readonly children: string;
}

/** Half of the widest label, `16 Nov`, in pixels. */
const HALF = 20;

/** A word under an axis. */
export function AxisLabel({ x, y, width, children }: Props): ReactElement {
  const anchor = x + HALF > width ? "end" : x < HALF ? "start" : "middle";
  const at = anchor === "end" ? width : anchor === "start" ? 0 : x;
  return (
    <text x={at} y={y} textAnchor={anchor} className="cs-axis">
      {children}
    </text>
  );
}
