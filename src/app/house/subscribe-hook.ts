import type { Finding } from "../../providers/provider.ts";
import { outcomeOf, toFindings } from "../findings-of.ts";
import { keepSubscribed, subscribeVendor } from "../subscriptions.ts";
import { bareConnection, connectionOf, kommoOf, settledConnection } from "./bound-connection.ts";
import { KOMMO } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { inFormWords } from "./in-form-words.ts";
import { noteTrouble } from "./look-at-connection.ts";
import type { Say } from "../../texts/say.ts";

/** What came of it, in the reader's language. */
export type Told = (say: Say) => Promise<readonly Finding[]>;

/** Makes the other side call us, and tells everybody where it could not be asked. */
export async function subscribeHook(deps: DeskDeps, account: string, id: string): Promise<Told> {
  if (id === KOMMO) return subscribeKommo(deps, account);
  const connection = connectionOf(deps, account, id);
  const outcome = await subscribeVendor(connection);
  const { vendor } = connection;
  if (outcome === undefined)
    return async (say) => [
      { level: "note", text: say("set-up:hook.byHand", { vendor }), help: say("set-up:hook.byHandHelp") },
    ];
  await keepSubscribed(deps, account, connection, outcome);
  await noteTrouble(deps, account, id, outcome);
  const { provider } = settledConnection(deps, account, id);
  return async (say) => inFormWords(provider, toFindings(outcome, say, "screen"), say);
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
async function subscribeKommo(deps: DeskDeps, account: string): Promise<Told> {
  const destination = kommoHookAddress(deps, account);
  if (destination === undefined && deps.setup.server.publicUrl === undefined)
    return async (say) => [
      { level: "problem", text: say("set-up:hook.noAddress"), help: say("set-up:hook.noAddressHelp") },
    ];
  if (destination === undefined) return async (say) => [{ level: "problem", text: say("problems:doorShut") }];
  let made: "kept" | "created" | "replaced" | undefined;
  const outcome = await outcomeOf(async () => {
    made = await kommoOf(deps, account).subscriptions.subscribe(destination);
    return [];
  });
  await noteTrouble(deps, account, KOMMO, outcome);
  return async (say) =>
    made === undefined
      ? toFindings(outcome, say, "screen")
      : [{ level: "ok", text: say(made === "kept" ? "set-up:hook.already" : "set-up:hook.fromNow") }];
}
