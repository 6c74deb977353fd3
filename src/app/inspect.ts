import type { DataPlace, Inspection } from "../cli/application.ts";
import type { ArchiveConfig, Config } from "../config/config.ts";
import { openArchive } from "./archive-port.ts";
import type { Finding } from "../providers/provider.ts";
import { findingsOf } from "./findings-of.ts";
import { inspectPlaybook } from "./inspect-playbook.ts";
import { openWorkbench } from "./workbench.ts";
import type { BenchAccount } from "./workbench.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** Looks at every connection, template, field and stage of the file, one finding after the other. Changes nothing at the other side. */
export async function* inspect(config: Config, place: DataPlace): AsyncIterable<Inspection> {
  const bench = await openWorkbench(config, place);
  try {
    const archive = await findingsOf(() => inspectArchive(config.archive));
    yield* archive.map((finding): Inspection => ({ ...finding, account: "*", about: "archive" }));
    for (const account of bench.accounts) yield* inspectAccount(account);
  } finally {
    await bench.close();
  }
}

/** Signed documents have to be kept somewhere: a small file is written, read and taken away again. */
async function inspectArchive(config: ArchiveConfig): Promise<readonly Finding[]> {
  await openArchive(config).check();
  const place = config.kind === "files" ? config.directory : `the bucket ${config.bucket}`;
  return [{ level: "ok", text: `Signed documents can be kept in ${place}.` }];
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
    const findings = await findingsOf(() =>
      inspectPlaybook(kommo, connections, playbook, config, sayInEnglish),
    );
    yield* findings.map(named(`playbook ${playbook.id}`));
  }
}
