import { CountersignError, LOOK } from "../../domain/errors.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import { customIdOf } from "./fill-fields.ts";
import { signerNotes, toSigners } from "./map-signers.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { VendorContract } from "./schema.ts";
import { toInstant } from "./to-instant.ts";

const STATUSES = new Map<string, RemoteStatus>([
  ["draft", "drafted"],
  ["pending", "sent"],
  // the signing period is over, and a new date brings it back (docs page `other-important-changes`)
  ["overdue", "expired"],
  ["signed", "signed"],
  ["declined", "declined"],
]);

/** The vendor's `state` in our words; a word that we do not know is `unknown`. */
export function toStatus(state: string): RemoteStatus {
  return STATUSES.get(state) ?? "unknown";
}

/** A contract in our words; `resetAt`: when signatures were last reset. Throws for an impossible id. */
export function toContract(contract: VendorContract, resetAt?: string): RemoteContract {
  const id = remoteIdFrom(contract.id);
  if (id === undefined) {
    const detail = "The answer carries an id of a kind we do not know.";
    throw new CountersignError("answer_unreadable", LOOK, detail);
  }
  const status = toStatus(contract.state);
  const updatedAt = toInstant(contract.updated_time ?? contract.state_updated_time);
  const expiresAt = toInstant(contract.signing_period_expiry_time);
  const notes = notesOf(contract, status, resetAt);
  return {
    id,
    status,
    vendorStatus: contract.state.slice(0, 100),
    ...(contract._private?.name ? { title: contract._private.name } : {}),
    signers: toSigners(contract),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function notesOf(
  contract: VendorContract,
  status: RemoteStatus,
  resetAt: string | undefined,
): readonly string[] {
  if (status === "sent") return signerNotes(contract, resetAt);
  if (status !== "drafted") return [];
  const empty = (contract.data_fields ?? []).filter(({ value }) => (value ?? "").trim() === "");
  if (empty.length === 0) return [];
  const names = empty.slice(0, 20).map((field) => `“${field.name || customIdOf(field) || "?"}”`);
  return [`The draft has no value for ${names.join(", ")}`];
}
