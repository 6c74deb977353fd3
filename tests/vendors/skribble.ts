import { hash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { townVendor } from "../../sandbox/skribble/town-vendor.ts";
import { writeTownTemplates } from "../../sandbox/skribble/town-templates.ts";
import type { TownVendor } from "../../sandbox/town-vendor.ts";

const MAKER = new URL("../../sandbox/skribble/town-templates.ts", import.meta.url);

/** The town's PDF templates, which are the customer's own files and not the vendor's: made once for all test workers. */
export const PAPERS = join(
  tmpdir(),
  `countersign-papers-${hash("sha256", readFileSync(MAKER)).slice(0, 16)}`,
);
if (!existsSync(PAPERS)) await makePapers();

/** Moved into place as a whole: other workers make them at the same time, and the first one wins. */
async function makePapers(): Promise<void> {
  const fresh = mkdtempSync(`${PAPERS}-`);
  await writeTownTemplates(fresh);
  try {
    renameSync(fresh, PAPERS);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(PAPERS)) throw error;
  }
}

/** Skribble in the town, with templates that lie somewhere. */
export const SKRIBBLE: TownVendor = {
  ...townVendor,
  connection: (dialect, sandboxUrl) => townVendor.connection(dialect, sandboxUrl, PAPERS),
};
