import type { TownEvent } from "../kit/town-event.ts";
import { sendBriefHook } from "./brief-hook.ts";
import { sendDocumentedHook } from "./documented-hook.ts";
import type { WebhookEvent } from "./webhook.ts";
import { isoOf } from "./workflow.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

interface Echo {
  /** Fixed word of the audit. */
  readonly audit: string;
  readonly events: readonly WebhookEvent[];
  readonly town?: TownEvent["what"];
}

/**
 * What each thing that happens leaves behind. The vendor lists no event for a refusal, and does not say how
 * `fully_signed` and `signatures_collected` differ: the simulator sends the second for every signature.
 */
const ECHOES = {
  launched: {
    audit: "launched",
    events: ["workflow_launched", "workflow_roles_assigned"],
    town: "created",
  },
  updated: { audit: "attributes_updated", events: ["workflow_attribute_updated"], town: "updated" },
  advanced: { audit: "advanced", events: ["workflow_step_updated"] },
  approved: { audit: "approved", events: ["workflow_approval_status_changed", "workflow_step_updated"] },
  reverted: { audit: "reverted_to_review", events: ["workflow_step_updated"] },
  paused: { audit: "paused", events: ["workflow_paused"] },
  resumed: { audit: "resumed", events: ["workflow_resumed"] },
  sent: { audit: "signature_packet_sent", events: ["workflow_signature_packet_sent"], town: "sent" },
  "packet-cancelled": {
    audit: "signature_packet_cancelled",
    events: ["workflow_signature_packet_cancelled"],
  },
  opened: {
    audit: "viewed",
    events: ["workflow_signature_packet_signer_first_viewed", "workflow_signature_packet_signer_viewed"],
    town: "opened",
  },
  "opened-again": { audit: "viewed_again", events: ["workflow_signature_packet_signer_viewed"] },
  "signer-signed": {
    audit: "signed",
    events: ["workflow_signature_packet_signatures_collected"],
    town: "signer-signed",
  },
  signed: {
    audit: "fully_signed",
    events: ["workflow_signature_packet_fully_signed", "workflow_step_updated"],
    town: "signed",
  },
  declined: { audit: "declined", events: [], town: "declined" },
  expired: { audit: "expired", events: ["workflow_signature_packet_cancelled"], town: "expired" },
  reassigned: { audit: "signer_reassigned", events: ["workflow_signer_reassigned"] },
  removed: { audit: "signer_removed", events: ["workflow_signer_removed"] },
  archived: { audit: "archived", events: ["workflow_step_updated", "workflow_completed"] },
  "back-to-sign": { audit: "returned_to_sign", events: ["workflow_step_updated"] },
  cancelled: { audit: "cancelled", events: ["workflow_cancelled"], town: "deleted" },
} as const satisfies Readonly<Record<string, Echo>>;

/** What can happen to a workflow. */
export type Happening = keyof typeof ECHOES;

/** Stamps the workflow, writes its audit, sends the hooks of the dialect, tells the town. Call it after the change. */
export const happen = (world: World, workflow: Workflow, what: Happening): void => {
  const { options } = world;
  const echo: Echo = ECHOES[what];
  workflow.updatedMs = world.tick();
  workflow.events.push({ word: echo.audit, at: isoOf(workflow.updatedMs) });
  if (options.dialect === "brief") {
    sendBriefHook(world, workflow);
  } else {
    const also: readonly WebhookEvent[] = what === "launched" ? [] : ["workflow_updated"];
    for (const event of [...echo.events, ...also]) sendDocumentedHook(world, event, workflow);
  }
  if (echo.town !== undefined) tellTown(world, workflow.id, echo.town);
};

/** Tells those who watch the town, nobody else. */
export const tellTown = (world: World, id: string, what: TownEvent["what"]): void => {
  world.options.timeline?.({
    simulator: world.id,
    at: world.options.now().toISOString(),
    id,
    what,
  });
};
