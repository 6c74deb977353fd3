import type { DataPlace, Inspection } from "../cli/application.ts";
import type { Config } from "../config/config.ts";
import type { Finding } from "../providers/provider.ts";
import { findingsOf } from "./findings-of.ts";
import { inspectPlaybook } from "./inspect-playbook.ts";
import { openWorkbench } from "./workbench.ts";
import type { BenchAccount } from "./workbench.ts";

/** Looks at every connection, template, field and stage of the file, one finding after the other. Changes nothing. */
export async function* inspect(config: Config, place: DataPlace): AsyncIterable<Inspection> {
  const bench = await openWorkbench(config, place);
  try {
    for (const account of bench.accounts) yield* inspectAccount(account);
  } finally {
    await bench.close();
  }
}

async function* inspectAccount({ config, kommo, connections }: BenchAccount): AsyncIterable<Inspection> {
  const named =
    (about: string) =>
    (finding: Finding): Inspection => ({ ...finding, account: config.id, about });
  yield* (await findingsOf(() => kommo.check())).map(named("kommo"));
  for (const [id, connection] of connections) {
    yield* (await findingsOf(() => connection.account.check())).map(named(id));
  }
  for (const playbook of config.playbooks) {
    const findings = await findingsOf(() => inspectPlaybook(kommo, connections, playbook, config));
    yield* findings.map(named(`playbook ${playbook.id}`));
  }
}
