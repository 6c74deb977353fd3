/** A text, number or flag as a field shows it; anything deeper as JSON, nothing as nothing. */
export function plainText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
