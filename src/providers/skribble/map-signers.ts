import type { RemoteSigner } from "../../domain/remote.ts";
import type { Signature, SignatureRequest } from "./schema.ts";

/** The request's signatures in our words, in the vendor's order. */
export function toSigners({ signatures }: SignatureRequest): readonly RemoteSigner[] {
  const all = signatures ?? [];
  const turn = turnOf(all);
  return all.map((signature) => toSigner(signature, turn));
}

/** The step that is being asked for; steps below 1 (`-1`) may be taken at any time. */
function turnOf(signatures: readonly Signature[]): number {
  const open = signatures.filter(({ status_code }) => status_code === "OPEN" || status_code === "WAITING");
  return open.reduce(
    (least, { sequence }) => (isStep(sequence) ? Math.min(least, sequence) : least),
    Infinity,
  );
}

function isStep(sequence: number | null | undefined): sequence is number {
  return typeof sequence === "number" && sequence >= 1;
}

function toSigner(signature: Signature, turn: number): RemoteSigner {
  const { signer_identity_data: identity, account_email: account } = signature;
  const names = [identity?.first_name, identity?.last_name].filter((part) => (part ?? "") !== "");
  const [status, at] = standing(signature, turn);
  return {
    name: names.join(" "),
    email: identity?.email_address ?? account ?? "",
    status,
    ...(isInstant(at) ? { at } : {}),
  };
}

type Standing = readonly [status: RemoteSigner["status"], at?: string | null | undefined];

function standing({ status_code, sequence, signed_at, last_viewed_at }: Signature, turn: number): Standing {
  switch (status_code) {
    case "SIGNED":
      return ["signed", signed_at];
    case "DECLINED":
      return ["declined"];
    case "WAITING":
      return ["waiting"];
    case "OPEN":
      if (isStep(sequence) && sequence > turn) return ["waiting"];
      return last_viewed_at ? ["viewed", last_viewed_at] : ["asked"];
    default:
      // WITHDRAWN and ERROR say nothing about the person
      return ["unknown"];
  }
}

/** Is it a moment in time that can be read again? */
export function isInstant(text: string | null | undefined): text is string {
  return typeof text === "string" && text.length <= 40 && !Number.isNaN(Date.parse(text));
}
