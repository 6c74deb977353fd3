import { createHmac } from "node:crypto";
import type { StoredDocument } from "./document.ts";
import type { World } from "./world.ts";

/** One hook as the article reads it, signed: hex HMAC-SHA256 of the raw body in `X-Contractbook-Signature`. */
export const sendBriefHook = (world: World, event: string, document: StoredDocument): void => {
  if (world.callbackUrl === undefined) return;
  const body = JSON.stringify({ event, data: { id: document.id } });
  const secret = world.options.signingSecret;
  const signature =
    secret === undefined
      ? {}
      : { "X-Contractbook-Signature": createHmac("sha256", secret).update(body).digest("hex") };
  world.options.hooks.send({
    url: world.callbackUrl,
    headers: { "content-type": "application/json", ...signature },
    body,
  });
};
