const MOST = 600;

/** A value of the configuration as people read it: texts as they are, anything else as JSON. */
export function shownValue(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value, undefined, 1) ?? "");
  return text.length > MOST ? `${text.slice(0, MOST)} …` : text;
}
