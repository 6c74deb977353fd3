import type { Browser, Page } from "playwright-core";
import { openPage } from "./open-page.ts";
import type { Watched } from "./open-page.ts";

/** Several people at one service, each in a window of their own. */
export interface Windows {
  /** A fresh window of somebody who has never been here. */
  open(): Promise<Page>;
  /** What any of them complained of. */
  troubles(): readonly string[];
}

export function openWindows(browser: Browser, url: string): Windows {
  const all: Watched[] = [];
  return {
    async open() {
      const watched = await openPage(browser, url);
      all.push(watched);
      return watched.page;
    },
    troubles: () => all.flatMap(({ troubles }) => troubles),
  };
}
