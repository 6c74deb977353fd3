import { isIP } from "node:net";
import { CountersignError, STOP, type Where } from "../domain/errors.ts";
import { isPrivateAddress } from "./address-guard.ts";

/**
 * The address of a call, if it may be called: http or https, no user name inside, not a private literal address, and
 * one of the pinned hosts where there are any. Throws `address_refused`. Names are checked again when they are resolved.
 */
export function checkTarget(
  address: string,
  rules: { readonly allowPrivateHosts: boolean; readonly pinnedHosts?: readonly string[] },
  where: Where,
): URL {
  const refuse = (detail: string): CountersignError =>
    new CountersignError("address_refused", STOP, detail, where);
  const url = URL.parse(address);
  if (!url) throw refuse("It is not an address.");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refuse(`It begins with ${url.protocol}`);
  if (url.username !== "" || url.password !== "") throw refuse(`It carries a user name for ${url.host}.`);
  const literal = url.hostname.replace(/^\[(.*)\]$/su, "$1");
  if (!rules.allowPrivateHosts && isIP(literal) !== 0 && isPrivateAddress(literal)) {
    throw refuse(`${literal} is a private address.`);
  }
  if (rules.pinnedHosts && !rules.pinnedHosts.some((pinned) => isPinned(url, pinned, rules))) {
    throw refuse(`${url.origin} is not the host that this connection speaks with.`);
  }
  return url;
}

/** A bare host also pins the encryption: credentials do not follow a link from https to http. */
function isPinned(url: URL, pinned: string, rules: { readonly allowPrivateHosts: boolean }): boolean {
  if (pinned.includes("://")) return url.origin === URL.parse(pinned)?.origin;
  return url.host === pinned.toLowerCase() && (url.protocol === "https:" || rules.allowPrivateHosts);
}
