import type { Page } from "playwright-core";
import { inspectPage } from "./inspect-page.ts";
import { NARROW, WIDE } from "./open-page.ts";

/** What is hidden on phones is looked at wide, and the other way round. The last one stays. */
const LOOKS = [
  { size: NARROW, colorScheme: "dark" },
  { size: WIDE, colorScheme: "dark" },
  { size: NARROW, colorScheme: "light" },
  { size: WIDE, colorScheme: "light" },
] as const;

/** What is wrong with the page as it stands, a dialog open or not, on phones and wide, in light and dark. Empty = nothing. */
export async function inspectDialog(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { size, colorScheme } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const findings = await inspectPage(page, colorScheme === "light" ? "all" : "colours");
    found.push(...findings.map((finding) => `${size.width} px, ${colorScheme}: ${finding}`));
  }
  return found;
}
