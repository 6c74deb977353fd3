/** An access token is good for a day, and its refresh token for three months from then [oauth]. */
const ACCESS_MS = 86_400_000;
const REFRESH_MONTHS = 3;

/** When a grant ends that nobody uses any more: every refresh puts that off. https://developers.kommo.com/docs/oauth-20 */
export function consentEndsAt(accessEndsAt: Date): Date {
  const end = new Date(accessEndsAt.getTime() - ACCESS_MS);
  end.setUTCMonth(end.getUTCMonth() + REFRESH_MONTHS);
  return end;
}
