import type { DataPlace, Hooks, KommoHook, VendorHook } from "../cli/application.ts";
import type { Config } from "../config/config.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { subscribeVendor } from "./subscriptions.ts";
import { openWorkbench } from "./workbench.ts";
import type { BenchAccount } from "./workbench.ts";
import { toFindings } from "./findings-of.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** Which of our addresses are called; `subscribe` adds those that are missing or switched off, where an API lets us. */
export async function hooks(config: Config, place: DataPlace, subscribe: boolean): Promise<Hooks> {
  const { publicUrl } = config.server;
  if (publicUrl === undefined) return { kommo: [], vendors: [] };
  const bench = await openWorkbench(config, place);
  try {
    const kommo = await Promise.all(bench.accounts.map((account) => hookOf(account, publicUrl, subscribe)));
    const vendors = bench.accounts.flatMap(({ config: { id }, connections }) =>
      [...connections.values()].map((connection) => vendorHookOf(id, connection, publicUrl, subscribe)),
    );
    return { kommo, vendors: await Promise.all(vendors) };
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

async function vendorHookOf(
  account: string,
  connection: ConnectionRuntime,
  publicUrl: string,
  subscribe: boolean,
): Promise<VendorHook> {
  const byApi = connection.account.subscribe !== undefined;
  const outcome = subscribe ? ((await subscribeVendor(connection)) ?? []) : [];
  const findings = toFindings(outcome, sayInEnglish);
  const { id, vendor } = connection;
  const shown = `${publicUrl}/webhooks/${account}/${id}/…`;
  return { account, connection: id, vendor, shown, byApi, findings };
}
