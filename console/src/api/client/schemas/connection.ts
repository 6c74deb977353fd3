// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Capabilities } from "./capabilities.ts";

export interface Connection {
  can?: Capabilities;
  dialect?: string;
  health: {
    help?: string;
    /** @format date-time */
    lastAt?: string;
    reason?: string;
    /** @format date-time */
    since?: string;
    state: "good" | "bad" | "unknown";
    text?: string;
  };
  hook: {
    byApi: boolean;
    isOpen: boolean;
    shown: string;
  };
  id: string;
  kind: "crm" | "vendor";
  /**
   * When we called it last; absent = never, or nobody knows any more
   * @format date-time
   */
  lastCallAt?: string;
  /** @format date-time */
  lastDeliveryAt?: string;
  limits: {
    blocked?: string;
    callsInLastMinute: number;
    perSecond?: number;
  };
  needsConsent: boolean;
  problems: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  provider?: string;
  secrets: Partial<
    Record<
      string,
      {
        set: boolean;
      }
    >
  >;
  settings: Partial<Record<string, unknown>>;
  token?: {
    /** @format date-time */
    endsAt: string;
    renewsItself: boolean;
    /**
     * When the grant ends unless it is used; absent = it names no end
     * @format date-time
     */
    unusedEndsAt?: string;
  };
  usedBy: readonly {
    id: string;
    name: string;
  }[];
  vendor: string;
}
