import type { DataPlace, KommoHook } from "../cli/application.ts";
import type { Config } from "../config/config.ts";
import { openWorkbench } from "./workbench.ts";
import type { BenchAccount } from "./workbench.ts";

/** Which of our addresses Kommo calls; `subscribe` adds those that are missing or switched off. */
export async function hooks(
  config: Config,
  place: DataPlace,
  subscribe: boolean,
): Promise<readonly KommoHook[]> {
  const { publicUrl } = config.server;
  if (publicUrl === undefined) return [];
  const bench = await openWorkbench(config, place);
  try {
    return await Promise.all(bench.accounts.map((account) => hookOf(account, publicUrl, subscribe)));
  } finally {
    await bench.close();
  }
}

async function hookOf(
  { config, kommo }: BenchAccount,
  publicUrl: string,
  subscribe: boolean,
): Promise<KommoHook> {
  const base = `${publicUrl}/webhooks/${config.id}/kommo`;
  const destination = `${base}/${config.kommo.webhookSecrets[0] ?? ""}`;
  if (subscribe) await kommo.subscriptions.subscribe(destination);
  const known = (await kommo.subscriptions.list()).find((hook) => hook.destination === destination);
  return {
    account: config.id,
    shown: `${base}/…`,
    subscribed: known !== undefined && !known.isDisabled,
    events: known?.events ?? [],
  };
}
