import { isoOf } from "./workflow.ts";
import type { Workflow } from "./workflow.ts";
import { signHook } from "./sign-hook.ts";
import { COMPANY_ID } from "./users.ts";
import { noteAttempts } from "./note-attempts.ts";
import type { WebhookEvent } from "./webhook.ts";
import type { World } from "./world.ts";

/** One event to every webhook that wants it. The body says what happened and where, never how the workflow stands. */
export const sendDocumentedHook = (world: World, event: WebhookEvent, workflow: Workflow): void => {
  noteAttempts(world);
  for (const { id, events, targetURL, status } of world.webhooks) {
    const isWanted = events.includes(event) || events.includes("*");
    if (status !== "enabled" || !isWanted) continue;
    const body = JSON.stringify({
      companyID: COMPANY_ID,
      payload: { event, templateID: workflow.design.id, workflowID: workflow.id },
      timestamp: isoOf(workflow.updatedMs),
      webhookID: id,
    });
    world.options.hooks.send({
      url: targetURL,
      headers: {
        "content-type": "application/json",
        ...signHook(body, { keyNumber: world.moods.keyNumber }),
      },
      body,
    });
  }
};
