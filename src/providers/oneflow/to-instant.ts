/**
 * The vendor's time (`2020-07-06T15:14:14+0000`, offset without a colon) as an ISO instant that everybody can read.
 * `undefined` = absent or nonsense.
 */
export function toInstant(text: string | null | undefined): string | undefined {
  if (typeof text !== "string" || text.length > 40) return undefined;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
