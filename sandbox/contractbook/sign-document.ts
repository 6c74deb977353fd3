import { microsText } from "../kit/micro-clock.ts";
import type { Signee, StoredDocument } from "./document.ts";
import { signeesOf } from "./document.ts";
import { happen } from "./happen.ts";
import type { World } from "./world.ts";

/** The signee opens the contract; the first time leaves a trace. No hook: Contractbook has none for it. */
export const openDocument = (world: World, document: StoredDocument, signee: Signee): void => {
  if (signee.opened_at !== null) return;
  signee.opened_at = microsText(world.tick());
  happen(world, document, "opened", { by: signee.email });
};

/** The signee signs; the last one makes the contract signed. Whose turn it is has been checked by the caller. */
export const signDocument = (world: World, document: StoredDocument, signee: Signee): void => {
  openDocument(world, document, signee);
  const at = world.tick();
  signee.signed_at = microsText(at);
  const isLast = signeesOf(document).every(({ signed_at: signedAt }) => signedAt !== null);
  if (isLast) {
    document.state = "signed";
    document.signedAt = at;
    document.pdfAsked = 0;
  }
  happen(world, document, "signer-signed", { by: signee.email });
  if (isLast) happen(world, document, "signed", { by: signee.email });
};

/** The signee says no. */
export const rejectDocument = (
  world: World,
  document: StoredDocument,
  signee: Signee,
  comment: string,
): void => {
  openDocument(world, document, signee);
  signee.rejected_at = microsText(world.tick());
  document.state = "rejected";
  happen(world, document, "declined", { by: signee.email, comment });
};

/** The signee asks for changes: a negotiation, not a refusal. */
export const requestChanges = (
  world: World,
  document: StoredDocument,
  signee: Signee,
  comment: string,
): void => {
  openDocument(world, document, signee);
  signee.changes_requested_at = microsText(world.tick());
  document.state = "changes_requested";
  happen(world, document, "changes-requested", { by: signee.email, comment });
};

/** The owner sends it again: a reminder while pending, a new round after changes were requested or someone said no. */
export const resendDocument = (world: World, document: StoredDocument): void => {
  if (document.state !== "pending") {
    for (const signee of signeesOf(document)) {
      signee.signed_at = null;
      signee.rejected_at = null;
      signee.changes_requested_at = null;
    }
    document.state = "pending";
  }
  happen(world, document, "resent");
};
