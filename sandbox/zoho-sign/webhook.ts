/** What a webhook may subscribe to, in the vendor's words (`webhook_actions`). */
export const WEBHOOK_ACTIONS = [
  "Sent",
  "Viewed",
  "Sign",
  "Completed",
  "Declined",
  "Recalled",
  "Forward",
  "Expired",
] as const;

/** One of them. */
export type WebhookAction = (typeof WEBHOOK_ACTIONS)[number];

/** A webhook of the account; there are two at most. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly purpose: string;
  readonly actions: readonly WebhookAction[];
  /** `undefined` = no HMAC. */
  readonly secret: string | undefined;
  /** Made on the settings page, not by the API. */
  readonly isByHand: boolean;
  isActive: boolean;
}

/** How many an account may have: https://help.zoho.com/portal/en/kb/zoho-sign/admin-guide/webhooks/articles/webhooks-management */
export const MOST_WEBHOOKS = 2;
