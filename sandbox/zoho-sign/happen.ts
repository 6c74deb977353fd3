import type { TownEvent } from "../kit/town-event.ts";
import { sendBriefHook } from "./brief-hook.ts";
import type { Cause } from "./cause.ts";
import { sendDocumentedHook } from "./documented-hook.ts";
import type { StoredRequest } from "./stored-request.ts";
import type { WebhookAction } from "./webhook.ts";
import { nowMs } from "./world.ts";
import type { World } from "./world.ts";

interface Echo {
  /** Word of the audit. */
  readonly audit: string;
  readonly hook?: { readonly action: WebhookAction; readonly operation: string };
  readonly town?: TownEvent["what"];
}

const ECHOES = {
  created: { audit: "created", town: "created" },
  edited: { audit: "edited", town: "updated" },
  submitted: {
    audit: "submitted",
    hook: { action: "Sent", operation: "RequestSubmitted" },
    town: "sent",
  },
  viewed: { audit: "viewed", hook: { action: "Viewed", operation: "RequestViewed" }, town: "opened" },
  "signer-signed": {
    audit: "signed",
    hook: { action: "Sign", operation: "RequestSigningSuccess" },
    town: "signer-signed",
  },
  completed: {
    audit: "completed",
    hook: { action: "Completed", operation: "RequestCompleted" },
    town: "signed",
  },
  declined: {
    audit: "declined",
    hook: { action: "Declined", operation: "RequestRejected" },
    town: "declined",
  },
  recalled: { audit: "recalled", hook: { action: "Recalled", operation: "RequestRecalled" } },
  forwarded: { audit: "forwarded", hook: { action: "Forward", operation: "RequestForwarded" } },
  expired: { audit: "expired", hook: { action: "Expired", operation: "RequestExpired" }, town: "expired" },
  extended: { audit: "extended" },
  reminded: { audit: "reminded" },
  corrected: { audit: "corrected" },
  deleted: { audit: "deleted", town: "deleted" },
} as const satisfies Record<string, Echo>;

/** What can happen to a request. */
export type Happening = keyof typeof ECHOES;

/** Stamps the request, writes its audit, sends the hooks of the dialect, tells the town. Call it after the change. */
export const happen = (world: World, request: StoredRequest, what: Happening, cause: Cause = {}): void => {
  const { options } = world;
  const echo: Echo = ECHOES[what];
  request.modifiedAt = nowMs(world);
  request.actionAt = request.modifiedAt;
  request.audit.push(echo.audit);
  if (echo.hook !== undefined) {
    const told = { ...cause, activity: cause.activity ?? `Document has been ${echo.audit}` };
    if (options.dialect === "documented") sendDocumentedHook(world, echo.hook, request, told);
    else sendBriefHook(world, echo.hook.operation, request);
  }
  if (echo.town === undefined) return;
  options.timeline?.({
    simulator: world.id,
    at: options.now().toISOString(),
    id: request.id,
    what: echo.town,
  });
};
