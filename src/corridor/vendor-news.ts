import type { RemoteContract } from "../domain/remote.ts";
import type { NewTrailEntry } from "../store/store.ts";

/** For the trail: what the vendor tells now that a person should know, and did not tell when it was last read. */
export function vendorNews(
  before: Pick<RemoteContract, "notes"> | undefined,
  remote: Pick<RemoteContract, "notes" | "status" | "vendorStatus">,
  actor: string,
): readonly NewTrailEntry[] {
  const known = new Set(before?.notes);
  const { status, vendorStatus, notes = [] } = remote;
  return notes
    .filter((note) => !known.has(note))
    .map((note) => ({ event: "status_read", actor, data: { status, vendorStatus, note } }));
}
