import type { Caller } from "../../auth/caller.ts";
import { doerOf } from "../doer-of.ts";
import type { House } from "../house.ts";

/** Writes down who let us in at the other side. */
export async function noteConsent(
  { store, now }: Pick<House, "store" | "now">,
  account: string,
  connection: string,
  caller: Caller,
): Promise<void> {
  const by = doerOf(caller);
  await store.changes.note({ account, at: now(), event: "consented", by, data: { connection } });
}
