import { createHash } from "node:crypto";
import { microsText } from "../kit/micro-clock.ts";
import type { StoredDocument } from "./document.ts";
import type { World } from "./world.ts";

/** The id of a profile: the same e-mail address always has the same. */
export const profileId = (email: string): string => {
  const hex = createHash("sha256").update(email.toLowerCase()).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** One unsigned hook of v3 to the callback URL, in the shape of the vendor's two samples. */
export const sendDocumentedHook = (
  world: World,
  event: string,
  document: StoredDocument,
  cause: { readonly email: string; readonly comment: string | undefined },
): void => {
  if (world.callbackUrl === undefined) return;
  const core = {
    id: document.id,
    message: { content: document.message },
    title: document.title,
    updated_at: microsText(document.updatedAt),
  };
  const resource = event.startsWith("draft.")
    ? { draft: core }
    : { comment: cause.comment ?? null, contract: { ...core, state: document.state } };
  world.options.hooks.send({
    url: world.callbackUrl,
    headers: { "content-type": "application/json", "user-agent": "Contractbook" },
    body: JSON.stringify({ ...resource, event, user: { email: cause.email, id: profileId(cause.email) } }),
  });
};
