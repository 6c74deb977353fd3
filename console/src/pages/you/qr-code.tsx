import { encodeQR } from "qr";
import { useMemo } from "react";
import type { ReactElement } from "react";

interface Props {
  readonly value: string;
  /** What it is, for those who do not see it. */
  readonly label: string;
}

/** Modules of light around it, as the standard asks for. */
const QUIET = 4;
const SIZE_PX = 200;

/** A text for a camera. Dark on light in every theme: some cameras read nothing else. */
export function QrCode({ value, label }: Props): ReactElement {
  const rows = useMemo(() => encodeQR(value, "raw", { border: QUIET, ecc: "low" }), [value]);
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width={SIZE_PX}
      height={SIZE_PX}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}
