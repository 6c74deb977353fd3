import { UsageError } from "../cli/command.ts";
import type { ConsentAsk, DataPlace, OpenConsent } from "../cli/application.ts";
import type { AccountConfig, Config } from "../config/config.ts";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { bindVendor } from "./connection.ts";
import { openWorkbench } from "./workbench.ts";

/** Opens the grant of one connection. The token that it brings is kept in the service's own database. */
export async function consent(config: Config, place: DataPlace, ask: ConsentAsk): Promise<OpenConsent> {
  const account = accountOf(config, ask.account);
  const connections = account.connections;
  const connection =
    connections.find(({ id }) => id === ask.connection) ?? soleOf(connections, ask.connection);
  if (connection === undefined) {
    const ids = connections.map(({ id }) => id);
    throw new UsageError(
      `The account ${account.id} has no connection named “${ask.connection}”${didYouMean(ask.connection, ids)}`,
      ids.length === 0 ? "Add one to the configuration first." : `Known: ${ids.join(", ")}.`,
    );
  }
  const bench = await openWorkbench(config, place);
  const { provider, dialect, settings, tools } = bindVendor(bench.vendorDeps, account.id, connection);
  const { consent: grant } = dialect;
  if (grant === undefined) {
    await bench.close();
    throw new UsageError(
      `${provider.name} needs no grant in the dialect ${connection.dialect}: its credentials stand in the configuration.`,
      `To see whether they work: countersign check`,
    );
  }
  return {
    vendor: provider.name,
    steps: grant.steps(settings.settings),
    redeem: (code) => grant.redeem(code, settings, tools),
    close: () => bench.close(),
  };
}

/** People name the vendor where they should name the connection: right, as long as there is only one of it. */
function soleOf(
  connections: AccountConfig["connections"],
  provider: string,
): AccountConfig["connections"][number] | undefined {
  const [only, ...more] = connections.filter((connection) => connection.provider === provider);
  return more.length === 0 ? only : undefined;
}

function accountOf({ accounts }: Config, wanted: string | undefined): AccountConfig {
  const [only, ...more] = accounts;
  const found = wanted === undefined ? only : accounts.find(({ id }) => id === wanted);
  if (found !== undefined && (wanted !== undefined || more.length === 0)) return found;
  const ids = accounts.map(({ id }) => id);
  if (wanted === undefined)
    throw new UsageError(
      "There are several accounts: say which with --account.",
      `Known: ${ids.join(", ")}.`,
    );
  throw new UsageError(
    `There is no account named “${wanted}”${didYouMean(wanted, ids)}`,
    `Known: ${ids.join(", ")}.`,
  );
}
