import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../../scripts/source/list-files.ts";

const PICTURES = join(ROOT, "docs", "pictures");

/** The upper part of a wide page: enough to see it by, and below 150 kB. */
const SHOWN = { x: 0, y: 0, width: 1280, height: 720 } as const;

/** Saves what the page shows as docs/pictures/NAME.png, where COUNTERSIGN_PICTURES=1 asks for it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env["COUNTERSIGN_PICTURES"] !== "1") return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({
    path: join(PICTURES, `${name}.png`),
    clip: SHOWN,
    animations: "disabled",
    caret: "hide",
  });
}
