/** What is kept of a launch: its own id and when it began. Ids are path segments, so that no space is in them. */
export function launchMark(job: string, at: Date): string {
  return `${job} ${at.toISOString()}`;
}

/** The mark read back; one without a time is as if it began now. */
export function readLaunchMark(mark: string, now: Date): { readonly job: string; readonly ageMs: number } {
  const [job = "", at = ""] = mark.split(" ");
  const began = Date.parse(at);
  return { job, ageMs: Number.isNaN(began) ? 0 : Math.max(0, now.getTime() - began) };
}
