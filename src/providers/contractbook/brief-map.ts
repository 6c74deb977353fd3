import type { RemoteId } from "../../domain/contract.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import type { BriefDraft } from "./brief-schema.ts";

const STATUSES = new Map<string, RemoteStatus>([
  ["draft", "drafted"],
  ["sent", "sent"],
  ["signed", "signed"],
  ["declined", "declined"],
  ["expired", "expired"],
]);

/** A draft of API v1 in our words. The article shows nothing about single signers beyond who they are. */
export function toBriefContract(id: RemoteId, draft: BriefDraft, status: string): RemoteContract {
  const signers = (draft.signatories ?? []).map(({ name, email, role }) => ({
    name: name ?? "",
    email: email ?? "",
    ...(role ? { role } : {}),
    status: "unknown" as const,
  }));
  return {
    id,
    status: STATUSES.get(status) ?? "unknown",
    vendorStatus: status.slice(0, 100),
    ...(draft.title ? { title: draft.title } : {}),
    signers,
    ...(draft.updated_at ? { updatedAt: draft.updated_at } : {}),
  };
}
