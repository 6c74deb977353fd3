import type { HookSender } from "../kit/kit.ts";
import type { Webhook } from "./webhook.ts";
import type { World } from "./world.ts";

type Attempt = HookSender["log"][number];

const MOST_FAILURES = 100;
const WEEK_MS = 7 * 24 * 3_600_000;

const newAttempts = ({ options, lastAttempt }: World): readonly Attempt[] => {
  const log = options.hooks.log;
  let from = log.length;
  while (from > 0 && log[from - 1] !== lastAttempt) from -= 1;
  return log.slice(from);
};

const charge = (webhook: Webhook, { at, status }: Attempt): void => {
  if (status === "dropped" || webhook.status !== "enabled" || at < webhook.statusLastUpdatedAt) return;
  if (status !== "failed" && status < 400) {
    webhook.consecutiveFailureCount = 0;
    webhook.firstConsecutiveFailure = undefined;
    return;
  }
  webhook.consecutiveFailureCount += 1;
  webhook.firstConsecutiveFailure ??= at;
  const failingMs = Date.parse(at) - Date.parse(webhook.firstConsecutiveFailure);
  const isHopeless = webhook.consecutiveFailureCount >= MOST_FAILURES && failingMs >= WEEK_MS;
  if (status === 410 || isHopeless) {
    webhook.status = "disabledBySystem";
    webhook.statusLastUpdatedAt = at;
    webhook.statusLastUpdatedBy = "system";
  }
};

/**
 * Charges the webhooks with every attempt since the last time: each failed one counts, a 410 disables at once, so do
 * 100 failures in a row over seven days. Source: developer.ironcladapp.com/reference/webhook-deactivation.
 */
export const noteAttempts = (world: World): void => {
  for (const attempt of newAttempts(world)) {
    for (const webhook of world.webhooks) if (webhook.targetURL === attempt.url) charge(webhook, attempt);
    world.lastAttempt = attempt;
  }
};
