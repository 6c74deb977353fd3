import { isWeaker } from "../../domain/signer.ts";
import type { ReachedLevel } from "../../domain/signer.ts";
import type { SignatureRequest } from "./schema.ts";

const LEVELS = ["DEMO", "SES", "AES_MINIMAL", "AES", "QES"] as const satisfies readonly ReachedLevel[];

/**
 * The weakest signature that was given; the request's own `quality` ("minimal quality of the signatures") where signers'
 * own are not told. A word that we do not know proves no more than a simple signature.
 */
export function reachedLevel({ quality, signatures }: SignatureRequest): ReachedLevel | undefined {
  const signed = (signatures ?? []).filter(({ status_code }) => status_code === "SIGNED");
  const told = signed.map(({ signed_quality }) => signed_quality ?? quality);
  const words = (signed.length === 0 ? [quality] : told).filter(
    (word) => word !== null && word !== undefined,
  );
  return words
    .map((word) => LEVELS.find((level) => level === word) ?? "SES")
    .reduce<ReachedLevel | undefined>(
      (weakest, level) => (weakest === undefined || isWeaker(level, strengthOf(weakest)) ? level : weakest),
      undefined,
    );
}

/** Nothing is weaker than a demonstration. */
function strengthOf(level: ReachedLevel): Exclude<ReachedLevel, "DEMO"> | undefined {
  return level === "DEMO" ? "SES" : level;
}
