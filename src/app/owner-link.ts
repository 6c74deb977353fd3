import { createAuth } from "../auth/create-auth.ts";
import type { DataPlace } from "../cli/application.ts";
import { openDatabase } from "../store/database.ts";
import { databaseOptions } from "./workbench.ts";

/**
 * Makes a link that lets its holder become owner of the installation, once, within 24 hours; for whoever may use the
 * machine. `base`: where the console is reached.
 */
export async function ownerLink(place: DataPlace, base: string): Promise<string> {
  const database = await openDatabase(databaseOptions(place, true));
  try {
    const { entrance } = createAuth({ database, settings: () => ({}), onComplaint: () => undefined });
    return welcomeAddress(base, await entrance.openForOwner());
  } finally {
    await database.close();
  }
}

/** The secret stands behind the `#`: browsers send that part to nobody. */
export function welcomeAddress(base: string, token: string): string {
  return `${base}/welcome#${token}`;
}
