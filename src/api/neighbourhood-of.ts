import { isIPv6 } from "node:net";

const GROUPS = 8;
/** Of eight groups: a /64. */
const NETWORK = 4;

/**
 * Whose address it is, for counting: an IPv6 caller has a whole /64 to choose from (RFC 6177), and is counted by it; an IPv4
 * address, also one that is written as IPv6, by itself.
 */
export function neighbourhoodOf(address: string): string {
  const bare = address.replace(/%.*$/su, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare)?.[1];
  if (mapped !== undefined || !isIPv6(bare)) return mapped ?? address;
  // one way of writing each address: hexadecimal, small, without leading zeros
  const { hostname } = new URL(`http://[${bare}]`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split("::")
    .map((part) => (part === "" ? [] : part.split(":")));
  const between = Array.from({ length: GROUPS - head.length - tail.length }, () => "0");
  return `${[...head, ...between, ...tail].slice(0, NETWORK).join(":")}::/64`;
}
