import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "../../sandbox/sandbox.ts";
import { createApp } from "../../src/app.ts";
import { openBook } from "../../src/app/open-book.ts";
import { DEMO_COUNTS, demoConfig, layOutPapers } from "../../src/cli/demo-config.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { PROVIDERS } from "../../src/providers/all.ts";
import { createLog } from "../../src/server/log.ts";
import { catalogueWords } from "../../src/store/catalogue-words.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Database } from "../../src/store/database.ts";
import { keyAt } from "../../tests/office.ts";
import type { Visitor } from "../../tests/visitor.ts";
import type { BenchContext } from "../benchmark.ts";
import { openPlace } from "../database-place.ts";
import { fillContracts, MEASURED } from "./fill-contracts.ts";

/** A service with very many contracts, and a program that asks its API. */
export interface Console {
  readonly visitor: Visitor;
  readonly url: string;
  readonly database: Database;
  /** A contract in the middle of all of them. */
  readonly reference: string;
  close(): Promise<void>;
}

const SLICE = 2_000;

const FURTHER = `  other:
    timezone: Europe/Stockholm
    kommo: { subdomain: other, token: t-other-token, webhookSecret: h-other-secret, baseUrl: "http://127.0.0.1:9" }
    connections: {}
    playbooks: []
`;

/** `contracts`: so many in the measured account, and as many again in another one. */
export async function openConsole(context: BenchContext, contracts: number): Promise<Console> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  const place = await openPlace(directory, context.databaseUrl);
  const told = "databaseUrl" in place.told ? { url: place.told.databaseUrl } : place.told;
  const database = await openDatabase(told);
  const now = new Date();
  for (const [at, account] of [MEASURED, "other"].entries())
    for (let done = 0; done < contracts; done += SLICE)
      await fillSlice(database, { account, from: at * contracts + done + 1, count: SLICE, now });
  await database.pool.query("vacuum analyze");
  const sandbox = await createSandbox({ port: 0, kommoLimit: null, town: DEMO_COUNTS });
  await layOutPapers(directory);
  const loaded = loadConfig(demoConfig(sandbox, 0, directory) + FURTHER, {}, { providers: PROVIDERS });
  if (!("config" in loaded)) throw new Error(JSON.stringify(loaded.problems));
  const log = createLog({ level: "silent", secrets: [] });
  const clock = { log, now: () => new Date() };
  const opened = await openBook({ database, dataDir: directory, seed: loaded.config, ...clock });
  const config = opened.book.current.config;
  const app = await createApp({ ...opened, config, database, ...clock, role: "web" });
  const { port } = await app.listen(0, "127.0.0.1");
  const url = `http://127.0.0.1:${port}`;
  const { rows } = await database.pool.query<{ reference: string }>(
    "select reference from countersign.contracts where account = $1 order by created_at desc offset $2 limit 1",
    [MEASURED, Math.floor(contracts / 2)],
  );
  return {
    url,
    database,
    visitor: await keyAt(app, url, MEASURED, "owner"),
    reference: rows[0]?.reference ?? "",
    async close() {
      await app.stop(0);
      await sandbox.close();
      await database.close();
      await place.remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

type Slice = Parameters<typeof fillContracts>[1];

/** The catalogue's entries are made by the service's own hand, as they are when it plans. */
async function fillSlice(database: Database, slice: Slice): Promise<void> {
  const rows = await fillContracts(database.pool, slice);
  const entries = rows.map((row) => ({ ...row, words: catalogueWords(slice.account, row) }));
  await database.pool.query(
    `insert into countersign.catalogue (contract, account, created_at, playbook, connection, person, words)
      select id, account, created_at, playbook, connection, about -> 'responsible' ->> 'id',
        array_to_tsvector(array(select jsonb_array_elements_text(words)))
      from jsonb_to_recordset($1::jsonb) as entry(id uuid, account text, created_at timestamptz, playbook text,
        connection text, about jsonb, words jsonb)`,
    [JSON.stringify(entries)],
  );
}
