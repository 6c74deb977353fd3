import { isIP } from "node:net";
import { isPrivateAddress } from "../http/address-guard.ts";

/** Why credentials may not be sent to this address; `undefined` = they may. Names are resolved only when called. */
export function addressProblem(
  address: string,
  allowPrivateHosts: boolean,
): { readonly text: string; readonly help: string } | undefined {
  if (allowPrivateHosts) return undefined;
  const url = URL.parse(address);
  if (url === null) return { text: "This is not an address.", help: "Write it as https://example.com." };
  const host = url.hostname.replace(/^\[(.*)\]$/u, "$1");
  const isLocalName = host === "localhost" || host.endsWith(".localhost");
  if (isLocalName || (isIP(host) !== 0 && isPrivateAddress(host))) {
    const help =
      "If calls may reach your own network: tick “Let calls reach private addresses” under Settings, Installation; in a file, set `server.allowPrivateHosts: true`.";
    return { text: `${host} is a private address.`, help };
  }
  if (url.protocol === "https:") return undefined;
  return { text: "Credentials would travel unencrypted.", help: "Use https." };
}
