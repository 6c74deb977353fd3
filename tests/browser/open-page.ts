import type { Browser, BrowserContext, Page } from "playwright-core";

/** What a browser complains about, and what it asks of others. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the page or its console, refusals of the content policy, and calls to anybody but us. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** A test that waits for longer has failed. */
const PATIENCE_MS = 20_000;

export const WIDE = { width: 1280, height: 800 } as const;
export const NARROW = { width: 360, height: 740 } as const;

/** A fresh browser window of somebody who has never been here, at English and in the town's zone. */
export async function openPage(browser: Browser, url: string): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    locale: "en-GB",
    timezoneId: "Europe/Stockholm",
    reducedMotion: "reduce",
    colorScheme: "light",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    // the browser tells each answer of 4xx, also where the page asked on purpose
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (/^https?:$/u.test(asked.protocol) && asked.origin !== url) troubles.push(`external: ${asked.href}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return { page, context, troubles, close: () => context.close() };
}
