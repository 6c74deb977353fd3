import { createHmac } from "node:crypto";
import { briefStateOf } from "./brief-state.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/**
 * The article's hook where the state has changed since the last one: hex HMAC-SHA256 of the raw body in
 * `X-Ironclad-Signature`.
 */
export const sendBriefHook = (world: World, workflow: Workflow): void => {
  const workflowStatus = briefStateOf(workflow);
  if (workflow.toldState === workflowStatus) return;
  workflow.toldState = workflowStatus;
  if (world.callbackUrl === undefined) return;
  const body = JSON.stringify({ event: "workflow.state.changed", workflowId: workflow.id, workflowStatus });
  const secret = world.options.signingSecret;
  const signature =
    secret === undefined
      ? {}
      : { "X-Ironclad-Signature": createHmac("sha256", secret).update(body).digest("hex") };
  world.options.hooks.send({
    url: world.callbackUrl,
    headers: { "content-type": "application/json", ...signature },
    body,
  });
};
