import type { Finding } from "../../providers/provider.ts";
import { findingsOf } from "../findings-of.ts";
import { bareConnection, kommoOf } from "./bound-connection.ts";
import { KOMMO } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";

/** Makes Kommo call us; needs an administrator's token and a plan with webhooks. */
export async function subscribeKommo(
  deps: Pick<DeskDeps, "setup" | "registry">,
  account: string,
): Promise<readonly Finding[]> {
  const { publicUrl } = deps.setup.server;
  const [secret] = bareConnection(deps, account, KOMMO).webhookSecrets;
  if (publicUrl === undefined) {
    const help = "Enter it under Settings: the address under which Kommo reaches this installation.";
    return [{ level: "problem", text: "The installation does not know its own address.", help }];
  }
  if (secret === undefined)
    return [{ level: "problem", text: "This door is shut: it has no webhook secret." }];
  const destination = `${publicUrl}/webhooks/${account}/${KOMMO}/${secret}`;
  return findingsOf(async () => {
    const made = await kommoOf(deps, account).subscriptions.subscribe(destination);
    const text = made === "kept" ? "Kommo calls us already." : "Kommo calls us from now on.";
    return [{ level: "ok", text }];
  });
}
