import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";
import type { Browser } from "playwright-core";

/** A browser that comes from the package registry, so that it is there wherever `npm ci` ran. One per test file. */
export async function openBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    // containers have neither a sandbox for it nor shared memory of any size
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
  });
}
