import { randomUUID } from "node:crypto";
import type { Party } from "./document.ts";
import type { PartyInput } from "./document-input.ts";

/** Parties as they are kept, out of what a caller sent; ids are made where none are given. */
export const createParties = (given: readonly PartyInput[]): readonly Party[] => {
  let next = 0;
  return given.map((party) => ({
    id: party.id ?? randomUUID(),
    type: party.type ?? "personal",
    name: party.name ?? null,
    address: party.address ?? null,
    number: party.number ?? null,
    reference: party.reference ?? null,
    signees: (party.signees ?? []).map((signee) => {
      next += 1;
      return {
        id: signee.id ?? randomUUID(),
        email: signee.email ?? null,
        full_name: signee.full_name ?? null,
        title: signee.title ?? null,
        order: signee.order ?? next - 1,
        signature_verification_methods: signee.signature_verification_methods ?? null,
        opened_at: null,
        signed_at: null,
        rejected_at: null,
        changes_requested_at: null,
      };
    }),
  }));
};
