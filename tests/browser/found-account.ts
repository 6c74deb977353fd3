import type { Page } from "playwright-core";
import type { Demo } from "./open-demo.ts";

/** Opens the one-time link of an empty demo, and makes its first account: `acme`. */
export async function foundAccount(page: Page, { link }: Demo): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Enter" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("acme");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL("**/a/acme/overview");
}
