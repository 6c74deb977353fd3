import type { SignedDocument } from "../provider.ts";
import type { VendorDocument } from "./schema.ts";

/** The vendor's own record as a file: it offers no certificate, only who did what and when. Same input, same bytes. */
export function evidenceOf(document: VendorDocument): SignedDocument {
  const signees = (document.parties ?? []).flatMap((party) =>
    (party.signees ?? []).map((signee) => ({ party: party.reference ?? party.name, ...signee })),
  );
  const record = {
    what: "Events of this document as the Contractbook API lists them. Contractbook issues no certificate over its API.",
    id: document.id,
    title: document.title,
    state: document.state,
    version: document.version,
    signed_at: document.signed_at,
    signees,
    events: document.events ?? [],
  };
  return {
    kind: "evidence",
    name: "events.json",
    contentType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
  };
}
