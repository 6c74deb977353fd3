import { expect, test } from "vitest";
import { guardedLookup, isPrivateAddress } from "./address-guard.ts";

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:8.8.8.8",
  "::ffff:7f00:1",
  "64:ff9b::a00:1",
  "2002:7f00:1::",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1%eth0",
  "ff02::1",
  "not an address",
])("%s is private", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"])(
  "%s is public",
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

test("of a name's addresses only the public ones are handed out", () => {
  const lookup = guardedLookup((_, __, callback) =>
    callback(null, [
      { address: "10.0.0.1", family: 4 },
      { address: "8.8.8.8", family: 4 },
    ]),
  );
  let all: unknown;
  let one: unknown;
  lookup("x.example.com", { all: true }, (_, addresses) => (all = addresses));
  lookup("x.example.com", {}, (_, address) => (one = address));
  expect(all).toEqual([{ address: "8.8.8.8", family: 4 }]);
  expect(one).toBe("8.8.8.8");
});

test("a name with private addresses only is refused", () => {
  const lookup = guardedLookup((_, __, callback) => callback(null, [{ address: "10.0.0.1", family: 4 }]));
  let error: unknown;
  lookup("x.example.com", { all: true }, (failure) => (error = failure));
  expect(error).toMatchObject({ name: "AddressRefused" });
});
