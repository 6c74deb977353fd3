/** Browsers claim to be each other: the first that fits is the one. */
const BROWSERS = [
  [/Edg\//u, "Edge"],
  [/OPR\//u, "Opera"],
  [/Firefox\//u, "Firefox"],
  [/Chrome\//u, "Chrome"],
  [/Safari\//u, "Safari"],
] as const;
const SYSTEMS = [
  [/iPhone|iPad/u, "iOS"],
  [/Android/u, "Android"],
  [/Windows/u, "Windows"],
  [/Mac OS X/u, "macOS"],
  [/Linux/u, "Linux"],
] as const;

/** `Firefox, macOS` from a user agent; `undefined` = not to be told. */
export function browserName(userAgent: string | null | undefined): string | undefined {
  const found = [BROWSERS, SYSTEMS].flatMap(
    (list) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1] ?? [],
  );
  return found.length === 0 ? undefined : found.join(", ");
}
