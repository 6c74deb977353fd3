import type { Neighbours } from "../crm.ts";
import type { KommoSettings } from "./settings.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** How an address of ours ends; the last part is a secret of the installation's own. */
const OUR_PATH = /\/webhooks\/[^/]+\/kommo\/([^/]+)$/u;

function secretOf(destination: string): string | undefined {
  return OUR_PATH.exec(URL.parse(destination)?.pathname ?? "")?.[1];
}

/**
 * Other installations that Kommo calls. Known by the form of their address; ours are those at our own host, also with a secret that
 * we had before, and those that end in a secret of ours, whatever the host: behind a gateway, or under another name.
 */
export async function neighboursOf(
  subscriptions: Pick<Subscriptions, "list">,
  { hookUrls = [], ownSecrets = [] }: Pick<KommoSettings, "hookUrls" | "ownSecrets">,
): Promise<Neighbours> {
  const hosts = new Set(hookUrls.map((url) => URL.parse(url)?.host));
  const all = (await subscriptions.list()).filter(({ isDisabled }) => !isDisabled);
  const isOurs = (destination: string): boolean =>
    hosts.has(URL.parse(destination)?.host) || ownSecrets.includes(secretOf(destination) ?? "");
  const ours = all.filter(({ destination }) => isOurs(destination));
  const since = ours.map(({ createdAt }) => createdAt?.getTime() ?? 0);
  const others = all.filter(({ destination }) => secretOf(destination) !== undefined && !isOurs(destination));
  return {
    hosts: [...new Set(others.map(({ destination }) => URL.parse(destination)?.host ?? ""))],
    ...(ours.length === 0 ? {} : { calledSince: new Date(Math.min(...since)) }),
  };
}
