import { expect, test } from "vitest";
import { neighbourhoodOf } from "./neighbourhood-of.ts";

test.each([
  ["an IPv6 address is its network", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["however it is written", "2001:0DB8:0001:0002::ffff", "2001:db8:1:2::/64"],
  ["zeros in the network that are left out are zeros", "2001:db8::7", "2001:db8:0:0::/64"],
  ["so are those behind it", "2001:db8:1:2::", "2001:db8:1:2::/64"],
  ["the zone of a link does not count", "fe80::1%eth0", "fe80:0:0:0::/64"],
  ["an IPv4 address is itself", "203.0.113.7", "203.0.113.7"],
  ["so is one that is written as IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
  ["who has none has none", "", ""],
])("%s", (_, address, neighbourhood) => {
  expect(neighbourhoodOf(address)).toBe(neighbourhood);
});
