import type { HookSender } from "../kit/kit.ts";
import type { Webhook } from "./rows.ts";
import type { World } from "./world.ts";

/** Decides which webhooks are disabled, from the sender's log. */
export interface WebhookJudge {
  /** Reads on in the log and switches off whoever answers badly. */
  judge(): void;
  /** Switches on again; earlier bad answers do not count any more. */
  forgive(webhook: Webhook): void;
}

/** More bad answers than this within two hours, the latest one bad as well: disabled. */
const BAD_ANSWERS = 100;
const WINDOW_MS = 2 * 3_600_000;

const isBad = (status: number | "failed"): boolean => status === "failed" || status < 100 || status >= 300;

interface Answers {
  bad: number[];
  isLastBad: boolean;
}

/** Starts at the log's present end. */
export const createWebhookJudge = (world: World, hooks: HookSender): WebhookJudge => {
  /** By id of the webhook: one that is deleted and made anew starts clean. */
  const answers = new Map<number, Answers>();
  let last: HookSender["log"][number] | undefined = hooks.log.at(-1);
  const readOn = (): void => {
    const { log } = hooks;
    for (const entry of log.slice(last === undefined ? 0 : log.lastIndexOf(last) + 1)) {
      last = entry;
      const webhook = world.webhooks.get(entry.url);
      if (entry.status === "dropped" || webhook === undefined) continue;
      const record = answers.get(webhook.id) ?? { bad: [], isLastBad: false };
      record.isLastBad = isBad(entry.status);
      if (record.isLastBad) record.bad.push(Date.parse(entry.at));
      answers.set(webhook.id, record);
    }
  };
  return {
    judge: () => {
      readOn();
      const since = world.now().getTime() - WINDOW_MS;
      for (const webhook of world.webhooks.values()) {
        const record = answers.get(webhook.id);
        if (record === undefined) continue;
        record.bad = record.bad.filter((at) => at > since);
        if (record.bad.length > BAD_ANSWERS && record.isLastBad) webhook.disabled = true;
      }
    },
    forgive: (webhook) => {
      readOn();
      answers.delete(webhook.id);
      webhook.disabled = false;
    },
  };
};
