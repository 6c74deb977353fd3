import type { Page } from "playwright-core";
import { createHand } from "./create-hand.ts";
import type { Hand } from "./create-hand.ts";
import { enterDemo } from "./enter-demo.ts";
import { openBrowser } from "./open-browser.ts";
import { openDemo } from "./open-demo.ts";
import type { Demo } from "./open-demo.ts";
import { openWindows } from "./open-windows.ts";
import type { Windows } from "./open-windows.ts";

/** A demo, a browser, and the windows in it. Whoever opens it must close it. */
export interface Visit extends Windows {
  readonly demo: Demo;
  /** Where the sandbox's Kommo and its vendors listen. */
  readonly sandbox: string;
  /** The first window. */
  readonly page: Page;
  /** Of whoever is signed in in the first window. */
  readonly hand: Hand;
  close(): Promise<void>;
}

export interface VisitOptions {
  /** An installation with nothing in it, and nobody has entered yet. Default: the demo's owner has. */
  readonly isEmpty?: boolean;
}

/** Opens everything that a story in a browser needs. Takes a minute on a busy machine. */
export async function openVisit({ isEmpty = false }: VisitOptions = {}): Promise<Visit> {
  const [demo, browser] = await Promise.all([openDemo(...(isEmpty ? ["--empty"] : [])), openBrowser()]);
  const windows = openWindows(browser, demo.url);
  const page = await windows.open();
  if (!isEmpty) await enterDemo(page, demo);
  return {
    ...windows,
    demo,
    sandbox: /(?:Sandbox\s+|baseUrl: )(http:\/\/[^\s/]+)/u.exec(demo.service.out)?.[1] ?? "",
    page,
    hand: createHand(page),
    async close() {
      await browser.close();
      await demo.service.kill();
    },
  };
}
