import { signHook } from "./sign-hook.ts";
import type { StoredRequest } from "./stored-request.ts";
import type { World } from "./world.ts";

/** The article's other spelling; it has none for the rest. */
const DOTTED: Readonly<Record<string, string>> = {
  RequestCompleted: "document.completed",
  RequestRejected: "document.declined",
  RequestExpired: "document.expired",
};

/**
 * One call as the article reads it: `X-Zoho-Webhook-Token` is hex HMAC-SHA256 of the raw body. `sign_url` is where the
 * signed PDF lies, which wants a token.
 */
export const sendBriefHook = (world: World, operation: string, request: StoredRequest): void => {
  const { spelling, options } = world;
  const event = spelling.events === "dotted" ? DOTTED[operation] : operation;
  if (event === undefined) return;
  const pdf = `${options.hostUrl()}/api/v1/requests/${request.id}/pdf`;
  const text = JSON.stringify({
    notifications: { [spelling.key]: event },
    requests: { request_id: request.id, ...(request.status === "completed" ? { sign_url: pdf } : {}) },
  });
  const body = spelling.ids === "string" ? text : text.replace(/"request_id":"(\d+)"/u, '"request_id":$1');
  for (const { url, secret, isActive } of world.webhooks) {
    if (!isActive) continue;
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (secret !== undefined && spelling.isSigned) {
      headers["X-Zoho-Webhook-Token"] = signHook(secret, body, "hex");
    }
    options.hooks.send({ url, headers, body });
  }
};
