import { randomUUID } from "node:crypto";
import { isDemo } from "./create-request.ts";
import { happen } from "./happen.ts";
import { emailOf, nameOf } from "./signature-request.ts";
import type { Quality, Signature, SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

const stamp = (world: World): string => world.options.now().toISOString();

/** The signer looks at the contract. */
export const openRequest = (world: World, request: SignatureRequest, signature: Signature): void => {
  const isFirst = signature.viewedAt === null;
  signature.viewedAt = stamp(world);
  if (isFirst) happen(world, request, "opened", { by: emailOf(signature) });
};

/** Each signature makes a new document. */
const nextDocument = (world: World, request: SignatureRequest, signature: Signature): void => {
  const { document } = request;
  const who = `${nameOf(signature)} <${emailOf(signature)}>`.trim();
  const line = `Signed by ${who} at ${signature.signedAt ?? ""} (${signature.signedQuality ?? ""}, ${request.legislation})`;
  const next = {
    ...document,
    id: randomUUID(),
    parentId: document.id,
    createdAt: stamp(world),
    lines: [...document.lines, line],
    asked: 0,
  };
  world.documents.set(next.id, next);
  request.document = next;
};

/**
 * The signer signs, at the level that was asked for unless another is told (a level above where it is the better one, as
 * the vendor does; demo users' requests always at DEMO). The last signature completes the request.
 */
export const signRequest = (
  world: World,
  request: SignatureRequest,
  signature: Signature,
  quality?: Quality,
): void => {
  openRequest(world, request, signature);
  const usual = request.quality === "AES_MINIMAL" ? "AES" : request.quality;
  signature.state = "SIGNED";
  signature.signedAt = stamp(world);
  signature.signedQuality = isDemo(request.apiUser) ? "DEMO" : (quality ?? usual);
  nextDocument(world, request, signature);
  const isLast = request.signatures.every(({ state }) => state === "SIGNED");
  if (isLast) request.state = "SIGNED";
  happen(world, request, "signer-signed", { by: emailOf(signature), sid: signature.sid });
  if (isLast) happen(world, request, "completed", { by: emailOf(signature) });
};

/** The signer says no. Their reason stands in the protocol alone. */
export const declineRequest = (
  world: World,
  request: SignatureRequest,
  signature: Signature,
  message: string,
): void => {
  openRequest(world, request, signature);
  signature.state = "DECLINED";
  request.state = "DECLINED";
  happen(world, request, "declined", { by: emailOf(signature), message });
};

/** Something breaks at the vendor while somebody signs. */
export const failRequest = (world: World, request: SignatureRequest, signature: Signature): void => {
  signature.state = "ERROR";
  request.state = "ERROR";
  happen(world, request, "failed", { by: emailOf(signature) });
};

/** The time is over. */
export const expireRequest = (world: World, request: SignatureRequest): void => {
  request.state = "EXPIRED";
  happen(world, request, "expired");
};

/** Taken back: open signatures go with it; it can still be read. */
export const withdrawRequest = (world: World, request: SignatureRequest, message: string): void => {
  request.state = "WITHDRAWN";
  for (const signature of request.signatures) if (signature.state === "OPEN") signature.state = "WITHDRAWN";
  happen(world, request, "withdrawn", { message });
};
