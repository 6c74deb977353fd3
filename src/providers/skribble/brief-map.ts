import type { RemoteId } from "../../domain/contract.ts";
import type { RemoteContract, RemoteSigner } from "../../domain/remote.ts";
import type { BriefRequest } from "./brief-schema.ts";
import { toStatus } from "./map.ts";
import { isInstant } from "./map-signers.ts";

const STANDINGS = new Map<string, RemoteSigner["status"]>([
  ["SIGNED", "signed"],
  ["DECLINED", "declined"],
  ["OPEN", "asked"],
]);

/** Its state: the article shows it nowhere, so either name and any capitals will do; the first that says something counts. */
export function wordOf({ status, status_overall: overall }: BriefRequest): string {
  const words = [status, overall].flatMap((word) =>
    (word ?? "").trim() === "" ? [] : [(word ?? "").trim()],
  );
  return words.find((word) => toStatus(word.toUpperCase()) !== "unknown") ?? words[0] ?? "";
}

/** A signature request of the article in our words. */
export function toBriefContract(id: RemoteId, request: BriefRequest, word: string): RemoteContract {
  const signers = (request.signers ?? []).map(({ name, email, status, signed_at: at }) => ({
    name: name ?? "",
    email: email ?? "",
    status: STANDINGS.get((status ?? "").toUpperCase()) ?? "unknown",
    ...(isInstant(at) ? { at } : {}),
  }));
  return {
    id,
    status: toStatus(word.toUpperCase()),
    vendorStatus: word.slice(0, 100),
    ...(request.title ? { title: request.title } : {}),
    signers,
    ...(isInstant(request.updated_at) ? { updatedAt: request.updated_at } : {}),
  };
}
