import type { Page } from "playwright-core";
import type { Demo } from "./open-demo.ts";

/** Opens the one-time link and becomes the demo's owner by one click. */
export async function enterDemo(page: Page, { link }: Demo): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Enter" }).click();
  await page.waitForURL(/\/(?:a\/demo|sandbox)/u);
}
