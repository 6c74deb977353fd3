import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { AxisLabel } from "./axis-label.tsx";
import { axisTop } from "./axis-top.ts";
import { useWidth } from "./use-width.ts";
import { weekName } from "./week-name.ts";

interface Props {
  readonly weeks: readonly ReadOverviewData["weeks"][number][];
}

const USUAL_WIDTH = 720;
const HEIGHT = 180;
const FOOT = 22;
const SIDE = 34;
const LINES = [0, 0.5, 1];
/** Room for one label, and some. */
const LABEL = 64;
const WIDEST_BAR = 18;

/** Two bars per week: sent and signed. The figures themselves stand in the table below. */
export function WeekBars({ weeks }: Props): ReactElement {
  const text = useText("overview");
  const { number } = useFormats();
  const top = axisTop(
    Math.max(...weeks.flatMap(({ sent, signed }) => [sent?.count ?? 0, signed?.count ?? 0])),
  );
  const { ref, width } = useWidth(USUAL_WIDTH);
  const step = (width - SIDE) / weeks.length;
  const bar = Math.min(WIDEST_BAR, step * 0.36);
  const room = HEIGHT - FOOT;
  const every = Math.ceil(weeks.length / Math.max(1, Math.floor((width - SIDE) / LABEL)));
  const height = (count: number) => (count / top) * (room - 8);
  return (
    <div ref={ref}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="cs-bars"
        role="img"
        aria-label={text("byWeek.chart")}
      >
        {LINES.map((share) => (
          <g key={share}>
            <line
              x1={SIDE}
              x2={width}
              y1={room - share * (room - 8)}
              y2={room - share * (room - 8)}
              stroke="var(--cs-line)"
            />
            <text x={SIDE - 8} y={room - share * (room - 8) + 4} textAnchor="end" className="cs-axis">
              {number(share * top)}
            </text>
          </g>
        ))}
        {weeks.map(({ week, sent, signed }, index) => {
          const middle = SIDE + step * (index + 0.5);
          const out = height(sent?.count ?? 0);
          const done = height(signed?.count ?? 0);
          return (
            <g key={week}>
              <rect
                x={middle - bar - 1}
                y={room - out}
                width={bar}
                height={out}
                rx={2}
                fill="var(--cs-busy)"
              />
              <rect x={middle + 1} y={room - done} width={bar} height={done} rx={2} fill="var(--cs-good)" />
              {(weeks.length - 1 - index) % every === 0 && (
                <AxisLabel x={middle} y={HEIGHT - 5} width={width}>
                  {weekName(week, false)}
                </AxisLabel>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
