import { lookup as systemLookup, type LookupAddress, type LookupOptions } from "node:dns";
import { BlockList, isIP, isIPv4, type LookupFunction } from "node:net";

/** Thrown by the guarded look-up; `createHttp` turns it into `address_refused`. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

// RFC 6890 and its successors: what is not a public unicast address.
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

// Mapped, translated and tunnelled forms carry an IPv4 address inside, so they are refused whole.
const PRIVATE_V6: readonly (readonly [string, number])[] = [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["::ffff:0:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];

// Two lists: one list would compare IPv4 addresses with the mapped IPv6 range and refuse them all.
const v4 = new BlockList();
for (const [net, prefix] of PRIVATE_V4) v4.addSubnet(net, prefix, "ipv4");
const v6 = new BlockList();
for (const [net, prefix] of PRIVATE_V6) v6.addSubnet(net, prefix, "ipv6");

/** Is this literal address private, loopback, link-local, shared, multicast or otherwise not public? Nonsense is. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/su, "");
  if (isIPv4(bare)) return v4.check(bare, "ipv4");
  return isIP(bare) === 6 ? v6.check(bare, "ipv6") : true;
}

/** Resolves a name to all its addresses; the system's by default, another one in tests. */
export type ResolveAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A `lookup` for sockets that hands out only public addresses. The check runs on the very answer that is connected to,
 * so a name that changes between check and use gains nothing.
 */
export function guardedLookup(resolveAll: ResolveAll = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolveAll(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, "");
        return;
      }
      const allowed = addresses.filter(({ address }) => !isPrivateAddress(address));
      const first = allowed[0];
      if (first === undefined) {
        callback(new AddressRefused(`${hostname} resolves to no public address.`), "");
      } else if (options.all === true) {
        callback(null, allowed);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
