import { CountersignError } from "../../domain/errors.ts";
import type { Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { letsThrough } from "./lets-through.ts";
import { boundTo, EVENTS, listWebhooks, severalOurs } from "./webhooks.ts";
import type { FindWorkspace } from "./workspace.ts";

/** How our webhook stands, for `check`. Reads only; the sign key is never shown. */
export async function lookAtWebhook(
  client: Client,
  workspace: FindWorkspace,
  noticeUrl: string | undefined,
): Promise<readonly Finding[]> {
  if (noticeUrl === undefined) return [NO_ADDRESS];
  try {
    const listed = await listWebhooks(client, "check");
    if (listed === undefined) return [NOT_LISTED];
    const ours = listed.filter(({ callback_url }) => callback_url === noticeUrl);
    const [known] = ours;
    if (known === undefined) return [NONE];
    if (ours.length > 1) return [severalOurs(ours.length)];
    const isEnough = letsThrough(known.filters, EVENTS, await workspace());
    return [isEnough ? CALLS : LEAVES_OUT, ...boundTo(known)];
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [{ level: "note", text: `The webhooks could not be read: ${error.message}`, help: BY_HAND }];
  }
}

const SUBSCRIBE =
  "The service adds and mends it by itself; at once: Register on the connection's page, or `countersign hooks --subscribe`.";
const BY_HAND = "Look for it by hand: Marketplace > Webhooks (docs/providers/oneflow.md).";

const CALLS: Finding = { level: "ok", text: "Our webhook is registered." };

const NONE: Finding = { level: "note", text: "No webhook calls us yet.", help: SUBSCRIBE };

const LEAVES_OUT: Finding = {
  level: "note",
  text: "Our webhook leaves out events or the workspace.",
  help: SUBSCRIBE,
};

const NOT_LISTED: Finding = {
  level: "note",
  text: "Oneflow does not show its webhooks to this token: whether one calls us cannot be seen, and none is added.",
  help: BY_HAND,
};

const NO_ADDRESS: Finding = {
  level: "note",
  text: "Our address is not known, so no webhook can be looked for.",
  help: "Set `server.publicUrl` and the connection's `webhookSecret`.",
};
