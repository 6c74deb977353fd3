const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Color = keyof typeof CODES;

/** Colours a text, or leaves it as it is. */
export type Paint = (color: Color, text: string) => string;

export function painter(on: boolean): Paint {
  return (color, text) => (on ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text);
}

const STATUS_COLORS: Readonly<Record<string, Color>> = {
  signed: "green",
  failed: "red",
  declined: "yellow",
  expired: "yellow",
  withdrawn: "dim",
  sent: "cyan",
};

/** A status in its colour. */
export function paintedStatus(paint: Paint, status: string): string {
  const color = STATUS_COLORS[status];
  return color === undefined ? status : paint(color, status);
}

/**
 * A text from outside made safe for a terminal: a deal's name must not be able to move the cursor or clear the screen.
 */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}
