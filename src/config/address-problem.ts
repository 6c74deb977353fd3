import { isIP } from "node:net";
import { isPrivateAddress } from "../http/address-guard.ts";
import type { ProblemKind } from "./config.ts";

interface AddressProblem {
  readonly text: string;
  readonly help: string;
  readonly kind?: ProblemKind;
}

/** Why credentials may not be sent to this address; `undefined` = they may. Names are resolved only when called. */
export function addressProblem(address: string, allowPrivateHosts: boolean): AddressProblem | undefined {
  if (allowPrivateHosts) return undefined;
  const url = URL.parse(address);
  if (url === null) return { text: "This is not an address.", help: "Write it as https://example.com." };
  const host = url.hostname.replace(/^\[(.*)\]$/u, "$1");
  const isLocalName = host === "localhost" || host.endsWith(".localhost");
  if (isLocalName || (isIP(host) !== 0 && isPrivateAddress(host))) {
    const help =
      "If calls may reach your own network, set `server.allowPrivateHosts: true`; on the console: Settings → Installation → “Let calls reach private addresses”.";
    return { text: `${host} is a private address.`, help, kind: "private_address" };
  }
  if (url.protocol === "https:") return undefined;
  return { text: "Credentials would travel unencrypted.", help: "Use https." };
}
