import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { AxisLabel } from "./axis-label.tsx";
import { useWidth } from "./use-width.ts";
import { weekName } from "./week-name.ts";

type Week = ReadOverviewData["weeks"][number];

interface Props {
  readonly what: "sent" | "signed";
  /** Each of them, also those in which nothing happened. */
  readonly weeks: readonly Week[];
}

const USUAL_WIDTH = 360;
const HEIGHT = 104;
const HEAD = 16;
const FOOT = 18;
const SECOND_MS = 1000;
/** Room for one label, and some. */
const LABEL = 80;
const WIDEST_BAR = 18;

/** How long it took, week by week: a bar for the median, and a thin line up to what 95 % did not exceed. */
export function TookBars({ what, weeks }: Props): ReactElement {
  const text = useText("overview");
  const { duration } = useFormats();
  const longest = Math.max(0.001, ...weeks.map((week) => week[what]?.p95Seconds ?? 0));
  const { ref, width } = useWidth(USUAL_WIDTH);
  const step = width / weeks.length;
  const bar = Math.min(WIDEST_BAR, step * 0.6);
  const floor = HEIGHT - FOOT;
  const height = (seconds: number) => (seconds / longest) * (floor - HEAD);
  const every = Math.ceil(weeks.length / Math.max(1, Math.floor(width / LABEL)));
  return (
    <div ref={ref} className="cs-took">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="cs-bars"
        role="img"
        aria-label={text(`speed.${what}Chart`)}
      >
        <line x1={0} x2={width} y1={HEAD} y2={HEAD} stroke="var(--cs-line)" />
        <line x1={0} x2={width} y1={floor} y2={floor} stroke="var(--cs-line)" />
        <text x={0} y={HEAD - 4} className="cs-axis">
          {duration(longest * SECOND_MS)}
        </text>
        {weeks.map((week, index) => {
          const took = week[what];
          const middle = step * (index + 0.5);
          return (
            <g key={week.week}>
              {took !== undefined && (
                <>
                  <title>
                    {text("speed.week", {
                      week: weekName(week.week, true),
                      median: duration(took.medianSeconds * SECOND_MS),
                      p95: duration(took.p95Seconds * SECOND_MS),
                    })}
                  </title>
                  <line
                    x1={middle}
                    x2={middle}
                    y1={floor - height(took.p95Seconds)}
                    y2={floor}
                    stroke="var(--cs-quiet)"
                    strokeWidth={2}
                  />
                  <rect
                    x={middle - bar / 2}
                    y={floor - Math.max(2, height(took.medianSeconds))}
                    width={bar}
                    height={Math.max(2, height(took.medianSeconds))}
                    rx={2}
                    fill={what === "sent" ? "var(--cs-busy)" : "var(--cs-good)"}
                  />
                </>
              )}
              {(weeks.length - 1 - index) % every === 0 && (
                <AxisLabel x={middle} y={HEIGHT - 4} width={width}>
                  {weekName(week.week, false)}
                </AxisLabel>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
