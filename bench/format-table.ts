import type { Bound, Row } from "./benchmark.ts";
import { median } from "./statistics.ts";

/** The rows as aligned text: median, least … most, and whether the median keeps its bound. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [
    ["figure", "median", "least … most", "unit", "line"],
    ...rows.map(({ what, values, unit, bound }) => [
      what,
      shown(median(values)),
      values.length > 1 ? `${shown(Math.min(...values))} … ${shown(Math.max(...values))}` : "",
      unit,
      bound === undefined ? "" : `${describeBound(bound)} ${keeps(median(values), bound) ? "✓" : "✗"}`,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) => `  ${row.map((cell, at) => padded(cell, widths[at] ?? 0, at)).join("  ")}`.trimEnd())
    .join("\n");
}

function padded(cell: string, width: number, column: number): string {
  return column === 1 ? cell.padStart(width) : cell.padEnd(width);
}

/** A figure as people read it: three digits. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return "?";
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** `≤ 50`. */
export function describeBound(bound: Bound): string {
  return "atMost" in bound ? `≤ ${shown(bound.atMost)}` : `≥ ${shown(bound.atLeast)}`;
}

/** Whether a figure keeps to its line. */
export function keeps(value: number, bound: Bound): boolean {
  return "atMost" in bound ? value <= bound.atMost : value >= bound.atLeast;
}
