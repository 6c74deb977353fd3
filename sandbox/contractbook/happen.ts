import type { TownEvent } from "../kit/town-event.ts";
import { microsText } from "../kit/micro-clock.ts";
import { sendBriefHook } from "./brief-hook.ts";
import type { StoredDocument } from "./document.ts";
import { sendDocumentedHook } from "./documented-hook.ts";
import type { World } from "./world.ts";

/** What can happen to a document. */
export type Happening = TownEvent["what"] | "resent";

interface Echo {
  /** Word of the audit; without it the audit stays silent. */
  readonly audit?: string;
  readonly documented?: readonly string[];
  readonly brief?: readonly string[];
}

/**
 * The vendor does not say whether `contract.signed` fires for each signee or for the last, nor whether `draft.sent`
 * fires beside `contract.created`: the simulator sends the more confusing of the two.
 */
const ECHOES: Readonly<Record<Happening, Echo>> = {
  created: { audit: "created", documented: ["draft.created"] },
  updated: { audit: "edited", documented: ["draft.edited"] },
  sent: {
    audit: "sent_for_signature",
    documented: ["draft.sent", "contract.created"],
    brief: ["contract.sent"],
  },
  resent: { audit: "resent", documented: ["contract.resent"], brief: ["contract.sent"] },
  opened: { audit: "opened" },
  "signer-signed": { audit: "signed", documented: ["contract.signed"] },
  signed: { brief: ["contract.signed"] },
  declined: { audit: "rejected", documented: ["contract.rejected"], brief: ["contract.declined"] },
  "changes-requested": { audit: "changes_requested", documented: ["contract.changes_requested"] },
  expired: { brief: ["contract.expired"] },
  deleted: {},
};

/** Who did it and what they said. */
export interface Cause {
  /** E-mail; default: the key's owner. */
  readonly by?: string | null;
  readonly comment?: string;
}

/** Stamps the document, writes its audit, sends the hooks of the dialect, tells the town. Call it after the change. */
export const happen = (world: World, document: StoredDocument, what: Happening, cause: Cause = {}): void => {
  const { options } = world;
  const echo = ECHOES[what];
  const email = cause.by ?? options.ownerEmail;
  const { comment } = cause;
  document.updatedAt = world.tick();
  if (echo.audit !== undefined) {
    document.events.push({
      action: echo.audit,
      email,
      timestamp: microsText(document.updatedAt),
      ...(comment === undefined ? {} : { comment }),
    });
  }
  if (options.dialect === "documented") {
    for (const event of echo.documented ?? []) sendDocumentedHook(world, event, document, { email, comment });
  } else {
    for (const event of echo.brief ?? []) sendBriefHook(world, event, document);
  }
  options.timeline?.({
    simulator: world.id,
    at: options.now().toISOString(),
    id: document.id,
    what: what === "resent" ? "sent" : what,
  });
};
