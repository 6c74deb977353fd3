import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { isPrivateAddress } from "../http/address-guard.ts";
import { plainAddress } from "../http/plain-address.ts";

/** Fewer letters could be guessed. */
const TOKEN_LENGTH_LEAST = 16;

/** `COUNTERSIGN_METRICS_TOKEN`; `undefined` = none is set. Throws where it is too short. */
export function metricsTokenOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const token = env["COUNTERSIGN_METRICS_TOKEN"]?.trim() ?? "";
  if (token === "") return undefined;
  if (token.length >= TOKEN_LENGTH_LEAST) return token;
  throw new Error(
    `COUNTERSIGN_METRICS_TOKEN must have at least ${TOKEN_LENGTH_LEAST} characters: \`openssl rand -hex 32\` makes a good one.`,
  );
}

/**
 * The figures name every account, so they are the operator's: for whoever sends the token, or, where none is set, for calls
 * from our own network that nobody outside is behind. No session and no API key opens them.
 */
export function mayReadMetrics(
  request: Pick<IncomingMessage, "headers" | "socket">,
  token?: string,
): boolean {
  if (token === undefined) return isFromInside(request);
  const given = /^bearer (.*)$/iu.exec(request.headers.authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digestOf(given), digestOf(token));
}

/** Also whom a proxy speaks for must be one of us, each of them: what cannot be read is nobody of ours. */
function isFromInside({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): boolean {
  const forwarded = [headers["x-forwarded-for"] ?? [], headers["x-real-ip"] ?? []].flat();
  const all = [socket.remoteAddress ?? "", ...forwarded.join(",").split(",")].map((each) =>
    plainAddress(each.trim()),
  );
  return all
    .filter((address, n) => n === 0 || address !== "")
    .every((address) => isIP(address) !== 0 && isPrivateAddress(address));
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
