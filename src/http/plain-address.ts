import { isIPv4 } from "node:net";

/** A socket that listens for both kinds tells IPv4 callers as `::ffff:203.0.113.9`: that is no private address. */
export function plainAddress(address: string): string {
  const [, mapped = ""] = /^::ffff:([\d.]+)$/iu.exec(address) ?? [];
  return isIPv4(mapped) ? mapped : address;
}
