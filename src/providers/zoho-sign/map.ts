import type { RemoteId } from "../../domain/contract.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import { instant } from "./instant.ts";
import { toSigners } from "./map-signers.ts";
import type { VendorRequest } from "./schema.ts";

const STATUSES = new Map<string, RemoteStatus>([
  ["draft", "drafted"],
  ["inprogress", "sent"],
  // a colleague corrects it: nobody can sign until it is submitted again
  ["correction", "sent"],
  ["completed", "signed"],
  ["declined", "declined"],
  ["recalled", "withdrawn"],
  ["expired", "expired"],
]);

/** The vendor's word in ours; one that we do not know is `unknown`. */
export function toStatus(word: string): RemoteStatus {
  return STATUSES.get(word.toLowerCase()) ?? "unknown";
}

/** A contract in our words. */
export function toContract(id: RemoteId, request: VendorRequest): RemoteContract {
  const { request_status: word, request_name: title } = request;
  const updatedAt = instant(Math.max(request.action_time ?? 0, request.modified_time ?? 0));
  const expiresAt = instant(request.expire_by ?? 0);
  return {
    id,
    status: toStatus(word),
    vendorStatus: word.slice(0, 100),
    ...(title ? { title } : {}),
    signers: toSigners(request),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(word.toLowerCase() === "correction" ? { notes: [CORRECTION] } : {}),
  };
}

const CORRECTION =
  "The contract is being corrected at Zoho Sign: nobody can sign it until it is submitted again.";
