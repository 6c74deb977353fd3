import { createHmac } from "node:crypto";
import { CountersignError } from "../../domain/errors.ts";
import type { Finding } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { carryOut } from "./carry-out.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { pageQuery } from "./requests.ts";
import { OrganizationList, WebhookList } from "./schema.ts";
import type { Webhook } from "./schema.ts";

/** https://help.zoho.com/portal/en/kb/zoho-sign/admin-guide/webhooks/articles/webhooks-management */
const MOST_WEBHOOKS = 2;
const EVENTS = ["Sent", "Viewed", "Sign", "Completed", "Declined", "Recalled", "Forward", "Expired"] as const;
const PURPOSE = "Countersign";
const OUR_PURPOSE = new RegExp(`^${PURPOSE} [0-9a-f]{8}$`, "u");
const BY_HAND =
  "Set the webhook up by hand: Settings > Developer Settings > Webhooks (docs/providers/zoho-sign.md).";

/**
 * The calls by which the vendor's own connector manages webhooks; the public reference does not list them, so whatever
 * goes wrong is a note, and the way by hand stays open.
 */
export async function lookAtWebhook(
  client: Client,
  noticeUrl: string | undefined,
  signingSecret: string,
): Promise<Finding> {
  if (noticeUrl === undefined) return NO_ADDRESS;
  try {
    return findingOf(await listWebhooks(client), noticeUrl, signingSecret);
  } catch (error) {
    return cannotTell(error);
  }
}

/** Registers our address where it is missing, and anew where it is switched off, leaves events out or has an older secret. */
export async function subscribe(
  client: Client,
  noticeUrl: string | undefined,
  signingSecret: string,
): Promise<readonly Finding[]> {
  if (noticeUrl === undefined) return [NO_ADDRESS];
  try {
    const hooks = await listWebhooks(client);
    const ours = hooks.find((hook) => isOurs(hook, noticeUrl));
    const wrong = ours && whatIsWrong(ours, signingSecret);
    if (ours && wrong === undefined) return [findingOf(hooks, noticeUrl, signingSecret)];
    if (ours === undefined && hooks.length >= MOST_WEBHOOKS)
      return [findingOf(hooks, noticeUrl, signingSecret)];
    const id = ours?.webhook_id;
    if (id) {
      const path = `/accounts/webhooks/${pathSegment(id)}`;
      await carryOut(client, { method: "DELETE", path, operation: "subscribe", safe: true });
    }
    await register(client, noticeUrl, signingSecret);
    const what = wrong === undefined ? "is registered now" : `${wrong}, and is registered anew`;
    return [{ level: "ok", text: `Our webhook ${what}.` }];
  } catch (error) {
    return [cannotTell(error)];
  }
}

async function register(client: Client, noticeUrl: string, signingSecret: string): Promise<void> {
  const security = { hmac_security_info: { secret_key: signingSecret }, webhook_security_type: "HMAC" };
  await carryOut(client, {
    method: "POST",
    path: "/accounts/webhooks",
    operation: "subscribe",
    // a lost answer is looked for the next time, by the address
    safe: false,
    form: {
      webhook_url: noticeUrl,
      purpose: purposeWith(signingSecret),
      webhook_actions: EVENTS.join(","),
      environment: "PRODUCTION",
      org_id: await organization(client),
      webhook_security_settings: JSON.stringify(security),
    },
  });
}

async function organization(client: Client): Promise<string> {
  const answer = await client({ method: "GET", path: "/organizations", operation: "subscribe", safe: true });
  const { organizations } = readAnswer(OrganizationList, answer, true);
  return (organizations.find(({ is_default }) => is_default === true) ?? organizations[0])?.org_id ?? "";
}

async function listWebhooks(client: Client): Promise<readonly Webhook[]> {
  const query = pageQuery(1, 10, "");
  const answer = await client({
    method: "GET",
    path: "/accounts/webhooks",
    query,
    operation: "webhooks",
    safe: true,
  });
  return readAnswer(WebhookList, answer, true).webhooks;
}

function findingOf(hooks: readonly Webhook[], noticeUrl: string, signingSecret: string): Finding {
  const ours = hooks.find((hook) => isOurs(hook, noticeUrl));
  const wrong = ours && whatIsWrong(ours, signingSecret);
  if (wrong !== undefined) {
    return {
      level: "problem",
      text: `Our webhook is registered, but ${wrong}.`,
      help: "Press Register on the connection's page, or `countersign hooks --subscribe`, or put it right under Settings > Developer Settings > Webhooks.",
    };
  }
  if (ours) return { level: "ok", text: "Our webhook is registered and active." };
  if (hooks.length < MOST_WEBHOOKS) {
    const help =
      "The service registers it by itself; at once: Register on the connection's page, or `countersign hooks --subscribe`.";
    return { level: "note", text: "Our webhook is not registered: changes are found by reading only.", help };
  }
  return {
    level: "problem",
    text: "Both webhooks of the account call somebody else: changes are found by reading only.",
    help: "Free one of them under Settings > Developer Settings > Webhooks.",
  };
}

function isOurs({ webhook_url }: Webhook, noticeUrl: string): boolean {
  return webhook_url === noticeUrl;
}

/** Why a webhook of ours does not tell us what it should; `undefined` = it does, as far as can be seen. */
function whatIsWrong(hook: Webhook, signingSecret: string): string | undefined {
  if (hook.webhook_status?.toLowerCase() !== "active") return "was switched off";
  // one of ours has all events, however the vendor may spell them
  if (!OUR_PURPOSE.test(hook.purpose ?? "")) return tellsAll(hook) ? undefined : "left events out";
  return hook.purpose === purposeWith(signingSecret) ? undefined : "had another secret";
}

/** The list is a text or an array; an older connector of the vendor spells one of the words `Decline`. */
function tellsAll({ web_actions: actions }: Webhook): boolean {
  const said = JSON.stringify(actions ?? "");
  if (said === '""') return true;
  return EVENTS.every((event) => said.includes(event === "Declined" ? "Decline" : event));
}

/** The vendor never shows the secret, but it shows this: a trace of it tells a changed one. */
function purposeWith(signingSecret: string): string {
  const trace = createHmac("sha256", signingSecret).update("countersign webhook").digest("hex");
  return `${PURPOSE} ${trace.slice(0, 8)}`;
}

const NO_ADDRESS: Finding = {
  level: "note",
  text: "Our address is not known, so no webhook can be looked for.",
  help: "Set `server.publicUrl` and the connection's `webhookSecret`.",
};

function cannotTell(error: unknown): Finding {
  if (!(error instanceof CountersignError)) throw error;
  return {
    level: "note",
    text: `The webhooks cannot be managed by the API: ${error.message}`,
    help: BY_HAND,
  };
}
