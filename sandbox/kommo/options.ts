import type { HookSender } from "../kit/kit.ts";
import type { Town } from "../town/town.ts";

/** What one simulated Kommo account is made of. Several accounts = several simulators. */
export interface KommoOptions {
  /** Where the simulator is mounted, without a trailing slash: `http://127.0.0.1:9100/kommo`. */
  readonly baseUrl: () => string;
  readonly hooks: HookSender;
  readonly now: () => Date;
  /** Default `kommo`. */
  readonly id?: string;
  /** Default `sandbox`. */
  readonly subdomain?: string;
  /** Default 32000001. */
  readonly accountId?: number;
  /** Long-lived token with an administrator's rights. Default `kommo-sandbox-token`. */
  readonly token?: string;
  /** Long-lived token of a user who is no administrator: /users and /webhooks answer 403. */
  readonly nonAdminToken?: string;
  /** The account's OAuth integration; without it the token endpoint refuses everybody. */
  readonly oauth?: KommoOauth;
  /** Default 7 per second; `null` = none. */
  readonly limits?: KommoLimits | null;
  /** Default `createTown(1)`. */
  readonly town?: Town;
  /** `PUT /leads/{id}/files`: the reference does not say whether it adds or replaces. Default `add`. */
  readonly putFiles?: "add" | "replace";
}

/** An OAuth integration of the account. */
export interface KommoOauth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** A refresh token that is good from the start. */
  readonly refreshToken?: string;
}

/** How many calls Kommo bears, and what it does about more. */
export interface KommoLimits {
  /** Calls per token in any sliding second. */
  readonly perSecond: number;
  /** What a 429 names; default 1 (Kommo's own example says 300). */
  readonly retryAfterSeconds?: number;
  /** 429 answers within a minute after which every call meets the HTML 403; `null` = never. Default 100. */
  readonly blockAfter?: number | null;
  /** How long that lasts. Default 60000. */
  readonly blockMs?: number;
}
