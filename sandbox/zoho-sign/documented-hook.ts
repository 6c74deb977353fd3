import type { Cause } from "./cause.ts";
import { showActions, showDocumentIds } from "./request-view.ts";
import { signHook } from "./sign-hook.ts";
import type { StoredRequest } from "./stored-request.ts";
import type { Webhook, WebhookAction } from "./webhook.ts";
import { nowMs, OWNER } from "./world.ts";
import type { World } from "./world.ts";

const ID_KEYS = /"((?:request|owner|action|document|request_type)_id)":"(\d+)"/gu;

const bodyOf = (world: World, operation: string, request: StoredRequest, cause: Cause): string => {
  const text = JSON.stringify({
    requests: {
      request_status: request.status,
      owner_email: OWNER.email,
      document_ids: showDocumentIds(request),
      self_sign: false,
      owner_id: OWNER.id,
      request_name: request.name,
      modified_time: request.modifiedAt,
      action_time: request.actionAt,
      is_sequential: request.isSequential,
      owner_first_name: OWNER.firstName,
      request_type_name: "Others",
      request_id: request.id,
      owner_last_name: OWNER.lastName,
      request_type_id: "389415000000000135",
      zsdocumentid: request.zsDocumentId,
      actions: showActions(world, request),
      ...(request.declineReason === null ? {} : { decline_reason: request.declineReason }),
    },
    notifications: {
      performed_by_email: cause.by?.email ?? OWNER.email,
      performed_at: nowMs(world),
      ...(cause.reason === undefined ? {} : { reason: cause.reason }),
      activity: cause.activity,
      operation_type: operation,
      ...(cause.by === undefined ? {} : { action_id: cause.by.id, signing_order: cause.by.order }),
      performed_by_name: cause.by?.name ?? `${OWNER.firstName} ${OWNER.lastName}`,
      ip_address: "192.0.2.17",
    },
  });
  return world.spelling.ids === "string" ? text : text.replaceAll(ID_KEYS, '"$1":$2');
};

const isDue = (webhook: Webhook, action: WebhookAction): boolean =>
  webhook.isActive && webhook.actions.includes(action);

/**
 * One call to every active webhook of the account that subscribes to the action. Signed where the webhook has a secret:
 * base64 of HMAC-SHA256 over the raw body.
 * https://help.zoho.com/portal/en/kb/zoho-sign/admin-guide/webhooks/articles/securing-zoho-sign-webhooks-with-hmac-authentication
 */
export const sendDocumentedHook = (
  world: World,
  { action, operation }: { readonly action: WebhookAction; readonly operation: string },
  request: StoredRequest,
  cause: Cause,
): void => {
  const { spelling } = world;
  for (const { url, secret } of world.webhooks.filter((webhook) => isDue(webhook, action))) {
    const body = bodyOf(world, operation, request, cause);
    const headers: Record<string, string> = { "content-type": "application/json;charset=UTF-8" };
    if (secret !== undefined && spelling.isSigned) {
      headers["X-ZS-WEBHOOK-SIGNATURE"] = signHook(secret, body, "base64");
    }
    if (spelling.hasTimestamp) headers["X-ZS-WEBHOOK-TIMESTAMP"] = String(Math.floor(nowMs(world) / 1000));
    world.options.hooks.send({ url, headers, body });
  }
};
