import { stat } from "node:fs/promises";

/** As which user PostgreSQL runs. */
export interface RunAs {
  /** Absent = as we do. */
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/** `nobody` on Linux and macOS alike. */
const NOBODY = 65_534;

/**
 * PostgreSQL refuses to run as root: as root we start it as the owner of the existing data directory, or as nobody.
 */
export async function runAsFor(directory: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(directory).catch(() => undefined);
  if (owner === undefined || owner.uid === 0) return { ids: { uid: NOBODY, gid: NOBODY } };
  return { ids: { uid: owner.uid, gid: owner.gid } };
}
