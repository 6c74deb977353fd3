import type { RemoteId } from "../../domain/contract.ts";
import { toStatus } from "./map.ts";
import type { SignatureRequest } from "./schema.ts";

const MOST = 200;

/**
 * Requests that were signed when we read them last. Nothing about those changes any more, so their files are fetched
 * without reading them once more.
 */
export interface SignedRequests {
  /** Kept where it is signed. */
  note(request: SignatureRequest): void;
  recall(id: RemoteId): SignatureRequest | undefined;
}

export function createSignedRequests(): SignedRequests {
  const known = new Map<string, SignatureRequest>();
  return {
    note(request) {
      if (toStatus(request.status_overall) !== "signed") return;
      if (known.size >= MOST) known.clear();
      known.set(request.id.toLowerCase(), request);
    },
    recall: (id) => known.get(id.toLowerCase()),
  };
}
