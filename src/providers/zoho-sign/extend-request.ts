import type { RemoteId } from "../../domain/contract.ts";
import { carryOut } from "./carry-out.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { writeDate } from "./write-date.ts";

/** Gives the signers until the end of that day: the vendor takes `30 November 2024`, as its own connector writes it. */
export async function extendRequest(client: Client, id: RemoteId, until: Date): Promise<void> {
  const day = until.toISOString().slice(0, 10);
  await carryOut(client, {
    method: "PUT",
    path: `/requests/${pathSegment(id)}/extend`,
    operation: "extend",
    // the same day twice is the same day
    safe: true,
    form: { expire_by: writeDate(day, "d MMMM yyyy", "UTC") ?? day },
  });
}
