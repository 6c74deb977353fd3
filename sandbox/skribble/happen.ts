import type { TownEvent } from "../kit/town-event.ts";
import { sendCallback } from "./callbacks.ts";
import type { CallbackType, SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

interface Echo {
  /** Word of `audit`. */
  readonly audit: string;
  /** Name in the protocol. */
  readonly deed: string;
  readonly callback?: CallbackType;
  readonly town?: TownEvent["what"];
}

/**
 * The vendor does not say whether the last signature is an update too, nor whether expiry calls anybody: the simulator
 * sends both callbacks for the last signature, and none for expiry. Looking at a contract calls nobody.
 */
const ECHOES = {
  created: { audit: "created", deed: "CREATED", town: "created" },
  invited: { audit: "invited", deed: "INVITED", town: "sent" },
  updated: { audit: "updated", deed: "UPDATED", callback: "UPDATE", town: "updated" },
  opened: { audit: "opened", deed: "VIEWED", town: "opened" },
  "signer-signed": { audit: "signed", deed: "SIGNED", callback: "UPDATE", town: "signer-signed" },
  completed: { audit: "completed", deed: "COMPLETED", callback: "SUCCESS", town: "signed" },
  declined: { audit: "declined", deed: "DECLINED", callback: "ERROR", town: "declined" },
  withdrawn: { audit: "withdrawn", deed: "WITHDRAWN", callback: "ERROR", town: "deleted" },
  failed: { audit: "failed", deed: "ERROR", callback: "ERROR" },
  expired: { audit: "expired", deed: "EXPIRED", town: "expired" },
  reminded: { audit: "reminded", deed: "REMINDED" },
} as const satisfies Readonly<Record<string, Echo>>;

/** What can happen to a request. */
export type Happening = keyof typeof ECHOES;

/** Who did it, what they said, which signature it is about. */
export interface Cause {
  /** E-mail or API user; default: the API user. */
  readonly by?: string;
  readonly message?: string;
  readonly sid?: string;
}

/** Stamps the request, writes its protocol, sends the callback, tells the town. Call it after the change. */
export const happen = (world: World, request: SignatureRequest, what: Happening, cause: Cause = {}): void => {
  const echo: Echo = ECHOES[what];
  const at = world.options.now().toISOString();
  request.updatedAt = at;
  request.audit.push(echo.audit);
  const { by = request.apiUser, message = "", sid } = cause;
  request.deeds.push({ name: echo.deed, by, at, message });
  if (echo.callback !== undefined) sendCallback(world, request, echo.callback, sid);
  if (echo.town !== undefined) {
    world.options.timeline?.({ simulator: world.id, at, id: request.id, what: echo.town });
  }
};
