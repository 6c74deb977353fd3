import { glanceAccounts } from "../config/glance.ts";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { PROVIDERS } from "../providers/all.ts";
import type { Store } from "../store/store.ts";
import type { Desk } from "./application.ts";
import { UsageError } from "./command.ts";
import type { ExitCode, Input, Surroundings } from "./command.ts";
import { findInstallation } from "./find-installation.ts";
import type { Installation } from "./find-installation.ts";
import { plain } from "./paint.ts";
import { STORED } from "./standing-config.ts";

/**
 * Opens the installation's database for one command and closes it again, whatever happens. `configFile` is the file that
 * the command itself names. Throws UsageError where there is no installation, or where it has no such account.
 */
export async function atDesk(
  input: Input,
  { terminal, application }: Surroundings,
  work: (desk: Desk, installation: Installation) => Promise<ExitCode>,
  configFile?: string,
): Promise<ExitCode> {
  const installation = await findInstallation(input, terminal, configFile);
  if (installation === undefined) return 1;
  const { openDesk } = await application();
  const desk = await openDesk(installation.place);
  try {
    const known = installation.file === undefined ? await withStored(installation, desk.store) : installation;
    const account = input.text("account");
    if (account !== undefined) await checkAccount(desk.store, known, account);
    return await work(desk, known);
  } finally {
    await desk.close();
  }
}

/** Where no file rules, the database says what its accounts and connections are. */
async function withStored(installation: Installation, { documents }: Store): Promise<Installation> {
  const newest = await documents.newest();
  const accounts = newest.filter(({ account }) => account !== "*");
  if (accounts.length === 0) return installation;
  const byId = new Map(accounts.map(({ account, document }) => [account, document]));
  return { ...installation, file: { path: STORED, accounts: glanceAccounts(byId, PROVIDERS) } };
}

/** Accounts that were taken out of the file are known as long as something of theirs is kept. */
async function checkAccount(store: Store, { file }: Installation, account: string): Promise<void> {
  if (file?.accounts.has(account) === true) return;
  if ((await store.versions.newest(account)) !== undefined) return;
  if ((await store.contracts.list({ account, limit: 1 })).length > 0) return;
  if ((await store.deliveries.list({ account, limit: 1 })).length > 0) return;
  const known = [...(file?.accounts.keys() ?? [])];
  throw new UsageError(
    `There is no account “${plain(account)}” in this installation${didYouMean(account, known)}`,
    known.length === 0
      ? "Accounts stand in the configuration file, under `accounts`."
      : `Known: ${known.join(", ")}.`,
  );
}
