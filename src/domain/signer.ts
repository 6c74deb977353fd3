/** How strong a signature must be. `SES` simple, `AES` advanced, `QES` qualified (eIDAS). */
export const SIGNATURE_LEVELS = ["SES", "AES", "AES_MINIMAL", "QES"] as const;
export type SignatureLevel = (typeof SIGNATURE_LEVELS)[number];

export type SigningOrder = "parallel" | "sequential" | "grouped";

/** A person who must sign (or only receives, where `receives` is `copy`). */
export interface Signer {
  /** Free word of the playbook: `client`, `witness`, `internal`; a template's role where the vendor has roles. */
  readonly role: string;
  readonly name: string;
  readonly email: string;
  /** International form, `+4915112345678`. */
  readonly phone?: string;
  /** ISO 639-1, lower case. */
  readonly language?: string;
  /** 1-based; equal numbers sign at the same time. */
  readonly order: number;
  readonly receives: "signature" | "copy";
  /** Legal entity the person signs for. */
  readonly company?: string;
}

/** Orders of all signers equal = parallel, all different = sequential, else grouped. */
export function signingOrderOf(signers: readonly Pick<Signer, "order">[]): SigningOrder {
  const steps = new Set(signers.map((signer) => signer.order)).size;
  if (steps <= 1) return "parallel";
  return steps === signers.length ? "sequential" : "grouped";
}
