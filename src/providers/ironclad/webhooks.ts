import { CountersignError } from "../../domain/errors.ts";
import type { Finding } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { Webhook, WebhookPage } from "./schema.ts";

const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/** Events after which a contract may stand otherwise. There is none for a declined signature. */
const EVENTS = [
  "workflow_approval_status_changed",
  "workflow_cancelled",
  "workflow_completed",
  "workflow_paused",
  "workflow_resumed",
  "workflow_roles_assigned",
  "workflow_signature_packet_cancelled",
  "workflow_signature_packet_fully_signed",
  "workflow_signature_packet_sent",
  "workflow_signature_packet_signatures_collected",
  "workflow_signature_packet_signer_first_viewed",
  "workflow_signature_packet_uploaded",
  "workflow_signer_reassigned",
  "workflow_step_updated",
] as const;

/** The webhook that calls this address; `undefined` = none is registered. */
async function findWebhook(
  client: Client,
  targetUrl: string,
  operation: string,
): Promise<Webhook | undefined> {
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const path = `/webhooks?page=${page}&pageSize=${PAGE_SIZE}`;
    const answer = await client({ method: "GET", path, operation, safe: true, accept: [200] });
    const { list } = readAnswer(WebhookPage, answer, true);
    const found = list.find(({ targetURL }) => targetURL === targetUrl);
    if (found || list.length < PAGE_SIZE) return found;
  }
  return undefined;
}

/**
 * Has the vendor call this address: registers it where it is not, adds events that are missing, and switches it on again
 * where the vendor, or somebody, switched it off.
 */
export async function subscribe(client: Client, targetUrl: string | undefined): Promise<readonly Finding[]> {
  if (targetUrl === undefined || !targetUrl.startsWith("https://")) return [NO_ADDRESS];
  const known = await findWebhook(client, targetUrl, "subscribe");
  if (known === undefined) return [await register(client, targetUrl)];
  const missing = EVENTS.filter((event) => !covers(known, event));
  const isOn = known.status === "enabled";
  if (isOn && missing.length === 0) return [ok("The webhook is registered and enabled.")];
  await client({
    method: "PATCH",
    path: `/webhooks/${pathSegment(known.id)}`,
    operation: "subscribe",
    safe: true,
    body: {
      ...(missing.length === 0 ? {} : { events: [...(known.events ?? []), ...missing] }),
      ...(isOn ? {} : { status: "enabled" }),
    },
    accept: [200, 201, 204],
  });
  const done = [
    ...(isOn ? [] : [`it was ${(known.status ?? "off").slice(0, 40)} and is enabled again`]),
    ...(missing.length === 0 ? [] : [`${missing.length} missing events were added`]),
  ];
  return [ok(`The webhook is registered; ${done.join(", and ")}.`)];
}

async function register(client: Client, targetURL: string): Promise<Finding> {
  const answer = await client({
    method: "POST",
    path: "/webhooks",
    operation: "subscribe",
    safe: false,
    body: { events: EVENTS, targetURL },
    accept: [200, 201],
  });
  const { id } = readAnswer(Webhook, answer, false);
  return ok(`The webhook was registered (${id.slice(0, 60)}).`);
}

/** How the webhook stands, for `check`. Reads only. */
export async function inspectWebhook(client: Client, targetUrl: string | undefined): Promise<Finding> {
  if (targetUrl === undefined) return NO_ADDRESS;
  try {
    const known = await findWebhook(client, targetUrl, "check");
    if (known === undefined) return { level: "note", text: "No webhook calls us yet.", help: SUBSCRIBE };
    if (known.status !== "enabled") {
      const failures = known.consecutiveFailureCount ?? 0;
      const text = `The webhook is ${(known.status ?? "off").slice(0, 40)} after ${failures} failed calls.`;
      return { level: "note", text, help: SUBSCRIBE };
    }
    if (EVENTS.every((event) => covers(known, event))) return ok("The webhook is registered and enabled.");
    return {
      level: "note",
      text: "The webhook does not tell every event that we listen to.",
      help: SUBSCRIBE,
    };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const text = `The webhooks could not be read: ${error.message}`;
    return { level: "note", text, help: "Grant the client the scope public.webhooks.readWebhooks." };
  }
}

const SUBSCRIBE =
  "The service registers and mends it by itself; at once: Register on the connection's page, or `countersign hooks --subscribe`.";

const NO_ADDRESS: Finding = {
  level: "note",
  text: "Without an https address of ours Ironclad cannot call us: changes are found by reading.",
  help: "Set `server.publicUrl`.",
};

function covers({ events }: Webhook, event: string): boolean {
  return (events ?? []).some((known) => known === event || known === "*");
}

function ok(text: string): Finding {
  return { level: "ok", text };
}
