import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { isPrivateAddress } from "../http/address-guard.ts";
import { plainAddress } from "../http/plain-address.ts";

/**
 * Where a call comes from. A proxy in our own network says whom it speaks for, as the last one in `x-forwarded-for`; what
 * stands before that, or comes from outside, anybody may have written.
 */
export function callerAddress({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): string {
  const peer = plainAddress(socket.remoteAddress ?? "");
  const forwarded = headers["x-forwarded-for"];
  const last = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return last !== undefined && isIP(last) !== 0 && isPrivateAddress(peer) ? last : peer;
}
