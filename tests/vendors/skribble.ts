import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { townVendor } from "../../sandbox/skribble/town-vendor.ts";
import { writeTownTemplates } from "../../sandbox/skribble/town-templates.ts";
import type { TownVendor } from "../../sandbox/town-vendor.ts";

/** The town's PDF templates, which are the customer's own files and not the vendor's. */
export const PAPERS = mkdtempSync(join(tmpdir(), "countersign-papers-"));
await writeTownTemplates(PAPERS);
process.once("exit", () => rmSync(PAPERS, { recursive: true, force: true }));

/** Skribble in the town, with templates that lie somewhere. */
export const SKRIBBLE: TownVendor = {
  ...townVendor,
  connection: (dialect, sandboxUrl) => townVendor.connection(dialect, sandboxUrl, PAPERS),
};
