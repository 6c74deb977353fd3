/** The form in which the vendor's own connector writes dates: `20 January 1970`. */
const USUAL_FORM = "dd MMMM yyyy";

/** A letter's run, a text in quotes, or anything else. */
const TOKENS = /([A-Za-z])\1*|'[^']*'|[^A-Za-z']+/g;

type Part = (at: Date, timezone: string) => string;

/** Letters of a field's `date_format`, which are Java's. A date has no time: midnight stands for it. */
const PARTS: Readonly<Record<string, Part>> = {
  yyyy: (at) => String(at.getUTCFullYear()).padStart(4, "0"),
  yy: (at) => String(at.getUTCFullYear() % 100).padStart(2, "0"),
  y: (at) => String(at.getUTCFullYear()),
  MMMM: (at) => english(at, { month: "long" }),
  MMM: (at) => english(at, { month: "short" }),
  MM: (at) => two(at.getUTCMonth() + 1),
  M: (at) => String(at.getUTCMonth() + 1),
  dd: (at) => two(at.getUTCDate()),
  d: (at) => String(at.getUTCDate()),
  EEEE: (at) => english(at, { weekday: "long" }),
  EEE: (at) => english(at, { weekday: "short" }),
  E: (at) => english(at, { weekday: "short" }),
  HH: () => "00",
  H: () => "0",
  hh: () => "12",
  h: () => "12",
  mm: () => "00",
  ss: () => "00",
  a: () => "AM",
  z: zone,
};

/** `2026-12-31` in a field's own form, `31 Dec 2026`. `undefined` = a form that we cannot write. */
export function writeDate(iso: string, format: string | undefined, timezone: string): string | undefined {
  const at = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  const written = ((format ?? "").trim() || USUAL_FORM).match(TOKENS)?.map((token) => {
    if (token.startsWith("'")) return token === "''" ? "'" : token.slice(1, -1);
    if (!/^[A-Za-z]/.test(token)) return token;
    return Object.hasOwn(PARTS, token) ? PARTS[token]?.(at, timezone) : undefined;
  });
  return written === undefined || written.includes(undefined) ? undefined : written.join("");
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function english(at: Date, part: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-US", { ...part, timeZone: "UTC" }).format(at);
}

function zone(at: Date, timezone: string): string {
  try {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "short" });
    return parts.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
  } catch {
    return "UTC";
  }
}
