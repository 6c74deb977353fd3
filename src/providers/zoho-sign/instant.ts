/** Milliseconds as an ISO instant; 0 and what lies beyond the calendar are none. */
export function instant(ms: number): string | undefined {
  const at = new Date(ms);
  return ms <= 0 || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
