import type { RemoteSigner } from "../../domain/remote.ts";
import type { Party, Signee, VendorDocument } from "./schema.ts";

type Seat = Signee & { readonly party: Party; readonly place: number };
type DocumentEvent = NonNullable<VendorDocument["events"]>[number];

/** The document's signees in our words, in the order of the parties. A place that nobody has taken yet is left out. */
export function toSigners(document: VendorDocument): readonly RemoteSigner[] {
  const seats = (document.parties ?? []).flatMap((party) =>
    (party.signees ?? []).map((signee) => ({ ...signee, party })),
  );
  const placed: readonly Seat[] = seats
    .filter(({ email, full_name }) => email || full_name)
    .map((seat, index) => ({ ...seat, place: seat.order ?? index }));
  const turn = turnOf(document, placed);
  return placed.map((seat) => toSigner(seat, document, turn));
}

/** The last place that has been asked by now. */
function turnOf(document: VendorDocument, seats: readonly Seat[]): number {
  if (document.state === "draft") return -Infinity;
  if (document.signing_order_mode === "random") return Infinity;
  const open = seats.filter(({ signed_at }) => !signed_at);
  return open.reduce((least, { place }) => Math.min(least, place), Infinity);
}

function toSigner(seat: Seat, document: VendorDocument, turn: number): RemoteSigner {
  const [status, at] = standing(seat, turn);
  const reason = status === "declined" ? reasonOf(document, seat.email) : undefined;
  return {
    name: seat.full_name ?? "",
    email: seat.email ?? "",
    ...(seat.party.reference ? { role: seat.party.reference } : {}),
    status,
    ...(isInstant(at) ? { at } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

type Standing = readonly [status: RemoteSigner["status"], at: string | null | undefined];

function standing(
  { signed_at, rejected_at, opened_at, changes_requested_at, place }: Seat,
  turn: number,
): Standing {
  // after a rejection the document may have gone out again and been signed
  if (rejected_at && rejected_at >= (signed_at ?? "")) return ["declined", rejected_at];
  if (signed_at) return ["signed", signed_at];
  const viewed = changes_requested_at || opened_at;
  if (viewed) return ["viewed", viewed];
  return [place <= turn ? "asked" : "waiting", undefined];
}

// the specification has no field for the reason; the event's comment is where it can only be
function reasonOf(document: VendorDocument, email: string | null | undefined): string | undefined {
  const event = (email && lastEvent(document, "rejected", email)) || lastEvent(document, "rejected");
  return event?.comment ? shorten(event.comment) : undefined;
}

/** The newest event of that kind, of anybody or of the person with that address. */
export function lastEvent(
  document: VendorDocument,
  action: string,
  email?: string,
): DocumentEvent | undefined {
  const events = (document.events ?? []).filter(
    (event) => event.action === action && (email === undefined || event.email === email),
  );
  return events.reduce<DocumentEvent | undefined>(
    (last, event) => (last && (last.timestamp ?? "") > (event.timestamp ?? "") ? last : event),
    undefined,
  );
}

/** A person's words, fit for a note: one line, cut after 500 characters. */
export function shorten(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  return plain.length > 500 ? `${plain.slice(0, 499)}…` : plain;
}

/** Is it a moment in time that can be read again? */
export function isInstant(text: string | null | undefined): text is string {
  return typeof text === "string" && text.length <= 40 && !Number.isNaN(Date.parse(text));
}
