/** How strong a signature must be. `SES` simple, `AES` advanced, `QES` qualified (eIDAS). */
export const SIGNATURE_LEVELS = ["SES", "AES", "AES_MINIMAL", "QES"] as const;
export type SignatureLevel = (typeof SIGNATURE_LEVELS)[number];

/** What a vendor may say was reached; `DEMO`: a signature without legal effect, of a test account. */
export type ReachedLevel = SignatureLevel | "DEMO";

const STRENGTH = { DEMO: 0, SES: 1, AES_MINIMAL: 2, AES: 3, QES: 4 } as const satisfies Record<
  ReachedLevel,
  number
>;

/** Is what was reached less than what was asked for? Nothing asked for is a simple signature. */
export function isWeaker(reached: ReachedLevel, wanted: SignatureLevel = "SES"): boolean {
  return STRENGTH[reached] < STRENGTH[wanted];
}

/** As people write it: `qes`, `AES minimal`; `EES` is what German texts call a simple signature. */
export function signatureLevel(text: string): SignatureLevel | undefined {
  const word = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/gu, "_");
  const alias: Readonly<Record<string, SignatureLevel>> = { EES: "SES", FES: "AES" };
  return (
    SIGNATURE_LEVELS.find((level) => level === word) ?? (Object.hasOwn(alias, word) ? alias[word] : undefined)
  );
}

export const SIGNING_ORDERS = ["parallel", "sequential", "grouped"] as const;
export type SigningOrder = (typeof SIGNING_ORDERS)[number];

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
