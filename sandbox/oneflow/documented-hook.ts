import { createHash, randomUUID } from "node:crypto";
import type { ContractEvent, StoredContract } from "./contract.ts";
import { timeText } from "./time-text.ts";
import { wantedTypes } from "./webhook.ts";
import type { World } from "./world.ts";

/**
 * One delivery with all that happened at once, to each webhook that wants it. The signature stands in the body and covers
 * nothing but the callback id. Source: https://developer.oneflow.com/docs/webhook-and-event and …/docs/introduction
 */
export const sendDocumentedHook = (
  world: World,
  contract: StoredContract,
  events: readonly ContractEvent[],
): void => {
  const types = events.map(({ type }) => type);
  for (const webhook of world.webhooks.values()) {
    const isForeign = webhook.templateGroupId !== null && webhook.templateGroupId !== contract.templateTypeId;
    const wanted = isForeign ? [] : wantedTypes(webhook, types, contract.workspaceId);
    if (wanted.length === 0) continue;
    const callbackId = randomUUID();
    const body = {
      callback_id: callbackId,
      contract: { id: contract.id },
      events: events
        .filter(({ type }) => wanted.includes(type))
        .map(({ id, type, at }) => ({ created_time: timeText(at), id, type })),
      signature: createHash("sha1")
        .update(`${callbackId}${webhook.signKey ?? ""}`)
        .digest("hex"),
    };
    world.options.hooks.send({
      url: webhook.callbackUrl,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }
};
