const formatters = new Map<string, Intl.DateTimeFormat>();

const partsOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, fresh);
  return fresh;
};

/** How far the zone is ahead of UTC at that instant, in seconds. */
export const zoneOffset = (zone: string, at: number): number => {
  const read: Record<string, number> = {};
  for (const { type, value } of partsOf(zone).formatToParts(at * 1000)) read[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at;
};

const DAY = 86_400;

/** The start of the instant's day in the zone: what Kommo makes of a written `date`, in unix seconds. */
export const startOfDay = (zone: string, at: number): number => {
  const local = at + zoneOffset(zone, at);
  const midnight = local - (((local % DAY) + DAY) % DAY);
  return midnight - zoneOffset(zone, midnight - zoneOffset(zone, at));
};

/** `dd.mm.yyyy` in the zone, as hooks spell birthdays. */
export const dottedDate = (zone: string, at: number): string => {
  const day = new Date((at + zoneOffset(zone, at)) * 1000).toISOString().slice(0, 10);
  return day.split("-").toReversed().join(".");
};

const two = (part: number): string => String(part).padStart(2, "0");

/** `+02:00`. */
export const offsetText = (zone: string, at: number): string => {
  const minutes = Math.round(zoneOffset(zone, at) / 60);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};
