import { Socket } from "node:net";
import { expect, test } from "vitest";
import { callerAddress } from "./caller-address.ts";

/** A call that came from this peer. */
function from(peer: string | undefined, forwarded?: string): string {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: peer });
  return callerAddress({ socket, headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } });
}

test.each([
  ["a proxy of our own network says whom it speaks for", "10.0.0.2", "203.0.113.7", "203.0.113.7"],
  ["so does one on this machine", "::1", "2001:db8::7", "2001:db8::7"],
  ["so does one whose address is written as IPv6", "::ffff:172.18.0.3", "203.0.113.7", "203.0.113.7"],
  [
    "what stands before its own entry anybody may have written",
    "127.0.0.1",
    "192.0.2.1, 203.0.113.7",
    "203.0.113.7",
  ],
  ["a stranger speaks for nobody else", "9.9.9.9", "203.0.113.7", "9.9.9.9"],
  ["nonsense is passed over", "127.0.0.1", "unknown", "127.0.0.1"],
  ["an empty entry is passed over", "127.0.0.1", "203.0.113.7, ", "127.0.0.1"],
  ["without a proxy it is the peer", "198.51.100.4", undefined, "198.51.100.4"],
  ["a connection that has gone has none", undefined, undefined, ""],
])("%s", (_, peer, forwarded, address) => {
  expect(from(peer, forwarded)).toBe(address);
});
