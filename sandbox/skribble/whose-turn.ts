import type { Signature, SignatureRequest } from "./signature-request.ts";

/** Signatures that can be given now: those at any time, and the open ones with the lowest sequence. */
export const whoseTurn = ({ signatures }: SignatureRequest): readonly Signature[] => {
  const open = signatures.filter(({ state }) => state === "OPEN");
  const sequences = open.map(({ input }) => input.sequence).filter((sequence) => sequence !== -1);
  const lowest = Math.min(...sequences);
  return open.filter(({ input }) => input.sequence === -1 || input.sequence === lowest);
};
