// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { DealCard } from "./deal-card.ts";
import type { Inbox } from "./inbox.ts";
import type { SandboxNews } from "./sandbox-news.ts";

export interface Sandbox {
  account: string;
  currency: string;
  deals: readonly DealCard[];
  inboxes: readonly Inbox[];
  moods: readonly {
    calls: "well" | "errors" | "busy" | "lost" | "down";
    id: string;
    name: string;
    news: "well" | "dropped" | "doubled" | "late";
  }[];
  /** Newest first */
  news: readonly SandboxNews[];
  pipelines: readonly {
    id: string;
    name: string;
    stages: readonly {
      /** As Kommo shows it, `#RRGGBB` */
      color: string;
      id: string;
      name: string;
      /** A playbook that is on waits for deals here */
      startsContract: boolean;
    }[];
  }[];
  /**
   * The sandbox's calendar, which can be put forward
   * @format date-time
   */
  today: string;
}
