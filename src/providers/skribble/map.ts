import { SIGNATURE_LEVELS } from "../../domain/signer.ts";
import { CountersignError, LOOK } from "../../domain/errors.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import { reachedLevel } from "./level.ts";
import { isInstant, toSigners } from "./map-signers.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { SignatureRequest } from "./schema.ts";

const STATUSES = new Map<string, RemoteStatus>([
  ["OPEN", "sent"],
  ["SIGNED", "signed"],
  ["DECLINED", "declined"],
  ["WITHDRAWN", "withdrawn"],
  ["EXPIRED", "expired"],
  // "a technical error occurred": it will not be signed, but nobody said no
  ["ERROR", "unknown"],
]);

const BROKEN =
  "Skribble reports a technical error: this request cannot be completed. Withdraw it and take the deal out of the stage and back.";

/** The vendor's overall state in our words; a word that we do not know is `unknown`. */
export function toStatus(state: string): RemoteStatus {
  return STATUSES.get(state) ?? "unknown";
}

/** A signature request in our words. Throws for an impossible id. */
export function toContract(request: SignatureRequest): RemoteContract {
  const id = remoteIdFrom(request.id);
  if (id === undefined) {
    const detail = "The answer carries an id of a kind we do not know.";
    throw new CountersignError("answer_unreadable", LOOK, detail);
  }
  const { status_overall: word, title, signing_url: page, updated_at: updatedAt } = request;
  const level = reachedLevel(request);
  const askedLevel = SIGNATURE_LEVELS.find((each) => each === request.quality);
  const expiresAt = request.expiration_date;
  return {
    id,
    status: toStatus(word),
    vendorStatus: word.slice(0, 100),
    ...(title ? { title } : {}),
    ...(isPage(page, id) ? { url: page } : {}),
    signers: toSigners(request),
    ...(isInstant(updatedAt) ? { updatedAt } : {}),
    ...(isInstant(expiresAt) ? { expiresAt } : {}),
    ...(level === undefined ? {} : { level }),
    ...(askedLevel === undefined ? {} : { askedLevel }),
    ...(word === "ERROR" ? { notes: [BROKEN] } : {}),
  };
}

/** The page for people with an account, which asks for a login; signers' own links are keys and never kept. */
function isPage(url: string | null | undefined, id: string): url is string {
  return url === `https://my.skribble.com/view/${id}` || url === `https://my.skribble.de/view/${id}`;
}
