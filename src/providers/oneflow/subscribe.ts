import type { Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { letsThrough } from "./lets-through.ts";
import { pathSegment } from "./remote-id.ts";
import type { Webhook } from "./schema.ts";
import { boundTo, EVENTS, isRefused, listWebhooks, severalOurs } from "./webhooks.ts";
import type { FindWorkspace } from "./workspace.ts";

const OPERATION = "subscribe";

export interface SubscribeParts {
  readonly workspace: FindWorkspace;
  /** Absent = `server.publicUrl` is not configured. */
  readonly noticeUrl: string | undefined;
  /** The current one; absent = calls are not signed. */
  readonly signKey: string | undefined;
}

/**
 * Makes the vendor call us: looks first, adds one webhook where none has our address, mends one that filters otherwise. The
 * sign key cannot be read back, so each process writes it once.
 */
export function createSubscribe(client: Client, parts: SubscribeParts): () => Promise<readonly Finding[]> {
  const { workspace, noticeUrl, signKey } = parts;
  let hasKey = signKey === undefined;

  async function mend(known: Webhook, isEnough: boolean, filters: unknown): Promise<Finding> {
    const id = known.id ?? known.webhook_id;
    if (id === undefined || id === null) return isEnough ? CALLS : NOT_LISTED;
    const theirs = Array.isArray(known.filters) && known.filters.length > 0 ? known.filters : null;
    const body = {
      callback_url: noticeUrl,
      sign_key: signKey ?? null,
      filters: isEnough ? theirs : filters,
    };
    try {
      await write(client, "PUT", `/webhooks/${pathSegment(String(id))}`, body);
    } catch (error) {
      if (isEnough && isRefused(error)) return UNCHANGEABLE;
      throw error;
    }
    hasKey = true;
    return isEnough ? CALLS : MENDED;
  }

  return async () => {
    if (noticeUrl === undefined) return [NO_ADDRESS];
    const listed = await listWebhooks(client, OPERATION);
    if (listed === undefined) return [NOT_LISTED];
    const workspaceId = await workspace();
    const filters = filtersFor(workspaceId);
    const ours = listed.filter((hook) => hook.callback_url === noticeUrl);
    const [known, ...more] = ours;
    if (known === undefined) {
      const body = { callback_url: noticeUrl, sign_key: signKey ?? null, filters };
      await write(client, "POST", "/webhooks", body);
      hasKey = true;
      return [{ level: "ok", text: "Oneflow calls us from now on: a webhook was added." }];
    }
    if (more.length > 0) return [severalOurs(ours.length)];
    const isEnough = letsThrough(known.filters, EVENTS, workspaceId);
    const finding = isEnough && hasKey ? CALLS : await mend(known, isEnough, filters);
    return [finding, ...boundTo(known)];
  };
}

const CALLS: Finding = { level: "ok", text: "Oneflow calls us." };

const UNCHANGEABLE: Finding = {
  level: "note",
  text: "Oneflow calls us; whether with our sign key cannot be seen, and this token may not write it.",
  help: "Enter the text of `signingSecret` as the webhook's sign key: Marketplace > Webhooks.",
};

const MENDED: Finding = {
  level: "ok",
  text: "Oneflow calls us; its webhook left out events or the workspace, and was mended.",
};

const NO_ADDRESS: Finding = {
  level: "problem",
  text: "Oneflow was given no address to call.",
  help: "Set `server.publicUrl` and the connection's `webhookSecret`.",
};

const NOT_LISTED: Finding = {
  level: "note",
  text: "Oneflow does not show its webhooks to this token, so none was added.",
  help: "Create the webhook by hand: Marketplace > Webhooks (docs/providers/oneflow.md).",
};

/** Rules of one filter must all hold (docs page `webhook`): these events, in the workspace where we make contracts. */
function filtersFor(workspaceId: number): unknown {
  const rules = [
    { type: "EVENT_TYPE", values: EVENTS },
    { type: "WORKSPACE", values: [workspaceId] },
  ];
  return [{ filter_rules: rules }];
}

/**
 * A refusal of our filters is answered by asking without any: the list of event names is not published, and a webhook that
 * knocks too often is better than none.
 */
async function write(
  client: Client,
  method: "POST" | "PUT",
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const safe = method === "PUT";
  const call = { method, path, operation: OPERATION, safe } as const;
  const answer = await client({ ...call, body, accept: [200, 201, 204, 400] });
  if (answer.status !== 400) return;
  await client({ ...call, body: { ...body, filters: null }, accept: [200, 201, 204] });
}
