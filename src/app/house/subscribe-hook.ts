import type { Finding } from "../../providers/provider.ts";
import { findingsOf } from "../findings-of.ts";
import { keepSubscribed, subscribeVendor } from "../subscriptions.ts";
import { bareConnection, connectionOf, kommoOf, settledConnection } from "./bound-connection.ts";
import { KOMMO } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { inFormWords } from "./in-form-words.ts";
import { noteTrouble } from "./look-at-connection.ts";

/** Makes the other side call us, and tells everybody where it could not be asked. */
export async function subscribeHook(
  deps: DeskDeps,
  account: string,
  id: string,
): Promise<readonly Finding[]> {
  if (id === KOMMO) return subscribeKommo(deps, account);
  const connection = connectionOf(deps, account, id);
  const findings = await subscribeVendor(connection);
  if (findings === undefined) {
    const text = `${connection.vendor} cannot be told by API where to call.`;
    return [{ level: "note", text, help: "Copy the address into the vendor's settings." }];
  }
  await keepSubscribed(deps, account, connection, findings);
  await noteTrouble(deps, account, id, findings);
  return inFormWords(settledConnection(deps, account, id).provider, findings);
}

/** Our address with its secret, as Kommo is told it; `undefined` = there is none that it could reach. */
export function kommoHookAddress(
  deps: Pick<DeskDeps, "setup" | "registry">,
  account: string,
): string | undefined {
  const { publicUrl } = deps.setup.server;
  const [secret] = bareConnection(deps, account, KOMMO).webhookSecrets;
  if (publicUrl === undefined || secret === undefined) return undefined;
  return `${publicUrl}/webhooks/${account}/${KOMMO}/${secret}`;
}

/** Needs an administrator's token and a plan with webhooks. */
async function subscribeKommo(deps: DeskDeps, account: string): Promise<readonly Finding[]> {
  const destination = kommoHookAddress(deps, account);
  if (destination === undefined && deps.setup.server.publicUrl === undefined) {
    const help = "Enter it under Settings: the address under which Kommo reaches this installation.";
    return [{ level: "problem", text: "The installation does not know its own address.", help }];
  }
  if (destination === undefined)
    return [{ level: "problem", text: "This door is shut: it has no webhook secret." }];
  const findings = await findingsOf(async () => {
    const made = await kommoOf(deps, account).subscriptions.subscribe(destination);
    const text = made === "kept" ? "Kommo calls us already." : "Kommo calls us from now on.";
    return [{ level: "ok", text }];
  });
  await noteTrouble(deps, account, KOMMO, findings);
  return findings;
}
