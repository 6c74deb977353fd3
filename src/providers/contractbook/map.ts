import { CountersignError, LOOK } from "../../domain/errors.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import { isInstant, lastEvent, shorten, toSigners } from "./map-signers.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { VendorDocument } from "./schema.ts";

const STATUSES = new Map<string, RemoteStatus>([
  ["draft", "drafted"],
  ["pending", "sent"],
  ["signed", "signed"],
  ["rejected", "declined"],
  // a live negotiation, not a decline: after the edits it goes out again
  ["changes_requested", "sent"],
  // `irrelevant` is nowhere explained; it must never drive a deal
  ["irrelevant", "unknown"],
]);

/** The vendor's state in our words; a word that we do not know is `unknown`. */
export function toStatus(state: string): RemoteStatus {
  return STATUSES.get(state) ?? "unknown";
}

/** A document in our words. `appUrl`: root of the vendor's app, where it is known. Throws for an impossible id. */
export function toContract(document: VendorDocument, appUrl?: string): RemoteContract {
  const id = remoteIdFrom(document.id);
  if (id === undefined) {
    throw new CountersignError(
      "answer_unreadable",
      LOOK,
      "The answer carries an id of a kind we do not know.",
    );
  }
  const status = toStatus(document.state);
  const url = status === "drafted" ? draftUrl(document, appUrl) : undefined;
  const notes = notesOf(document, status);
  return {
    id,
    status,
    vendorStatus: document.state.slice(0, 100),
    ...(document.title ? { title: document.title } : {}),
    ...(url === undefined ? {} : { url }),
    signers: toSigners(document),
    ...(isInstant(document.updated_at) ? { updatedAt: document.updated_at } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

// the only page address that the vendor's own client builds; contracts have no known one
function draftUrl({ id, title }: VendorDocument, appUrl: string | undefined): string | undefined {
  if (appUrl === undefined) return undefined;
  return `${appUrl}/draft/${encodeURIComponent((title ?? "Untitled").toWellFormed())}/${id}`;
}

function notesOf(document: VendorDocument, status: RemoteStatus): readonly string[] {
  if (document.state === "changes_requested") {
    const event = lastEvent(document, "changes_requested");
    const who = event?.email ? ` by ${event.email}` : "";
    const when = isInstant(event?.timestamp) ? ` on ${minuteOf(event.timestamp)} UTC` : "";
    const what = event?.comment ? `: ${sentence(shorten(event.comment))}` : ".";
    return [`Changes requested${who}${when}${what}`];
  }
  if (status !== "drafted") return [];
  const empty = (document.data_fields ?? []).filter(({ value }) => (value ?? "").trim() === "");
  if (empty.length === 0) return [];
  const names = empty.slice(0, 20).map((field) => `“${field.name}”`);
  return [`The draft has no value for ${names.join(", ")}; clauses that depend on it are dropped`];
}

/** `2026-11-03 14:05`: tells a second request from the first, though its words be the same. */
function minuteOf(instant: string): string {
  return new Date(instant).toISOString().slice(0, 16).replace("T", " ");
}

function sentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}
