const DAY_MS = 86_400_000;
const PROPOSED_DAYS = 14;

/** How many days from now may be given, and how many are proposed: always beyond the deadline that there is. */
export function moreDays(
  expiresAt: string | undefined,
  nowMs: number,
): { readonly least: number; readonly proposed: number } {
  const left = expiresAt === undefined ? 0 : Math.max(0, (Date.parse(expiresAt) - nowMs) / DAY_MS);
  return { least: Math.floor(left) + 1, proposed: Math.ceil(left) + PROPOSED_DAYS };
}
