import { createApp } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import type { Config } from "../src/config/config.ts";
import { PROVIDERS } from "../src/providers/all.ts";
import { createLog } from "../src/server/log.ts";
import { openDatabase } from "../src/store/database.ts";
import type { Database } from "../src/store/database.ts";
import { receptionOf, TESTER } from "../tests/office.ts";
import { SECRET_KEY } from "../tests/secret-key.ts";
import type { Ask, Counts, Said, ServiceOptions } from "./service-options.ts";

// The measured process: the service as it is, with a wire to the driver beside it.
const options: ServiceOptions = JSON.parse(process.argv[2] ?? "{}");
const { role, dataDir, databaseUrl } = options;
const log = createLog({ level: "info", secrets: [], destination: process.stderr });
const database = await openDatabase({
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
  log,
});
const config = parsed(options.config);
const app = await createApp({ config, database, log, role, secretKey: SECRET_KEY });
const address = await app.start(options.port ?? 0, "127.0.0.1");

process.on("message", (ask: Ask) => {
  answer(ask).then(say, (error: unknown) => say({ said: "failed", error: String(error) }));
});
// The driver is gone: nobody would stop us.
process.on("disconnect", () => void stop());
say({ said: "ready", ...(address === undefined ? {} : { url: `http://127.0.0.1:${address.port}` }) });

function parsed(text: string): Config {
  const loaded = loadConfig(text, {}, { providers: PROVIDERS });
  if ("config" in loaded) return loaded.config;
  throw new Error(JSON.stringify(loaded.problems));
}

function say(said: Said): void {
  process.send?.(said);
}

async function answer(ask: Ask): Promise<Said> {
  if (ask.ask === "counts") return { said: "counts", counts: await counts(database) };
  if (ask.ask === "key") return { said: "key", secret: await newKey() };
  if (ask.ask === "tick") {
    await app.tick();
    return { said: "done" };
  }
  if (ask.ask === "open contracts") {
    await copyContracts(database, ask.count);
    return { said: "done" };
  }
  await stop();
  return { said: "done" };
}

async function newKey(): Promise<string> {
  const { keys } = receptionOf(app);
  const { secret } = await keys.add({ account: "acme", role: "owner", name: "bench", by: TESTER });
  return secret;
}

async function stop(): Promise<void> {
  await app.stop();
  await database.close();
  process.removeAllListeners("message");
  process.removeAllListeners("disconnect");
  if (process.connected) setImmediate(() => process.disconnect());
}

async function counts({ pool }: Database): Promise<Counts> {
  const { rows } = await pool.query<Counts>(
    `select (select count(*)::int from countersign.deliveries) as deliveries,
            (select count(*)::int from countersign.calls where status = 429) as refused,
            (select xact_commit::int from pg_stat_database where datname = current_database()) as transactions`,
  );
  return rows[0] ?? { deliveries: 0, refused: 0, transactions: 0 };
}

async function copyContracts({ pool }: Database, count: number): Promise<void> {
  const { rows } = await pool.query<{ columns: string; copied: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns,
            string_agg('copy.' || quote_ident(column_name), ', ') as copied
     from information_schema.columns
     where table_schema = 'countersign' and table_name = 'contracts' and is_generated = 'NEVER'`,
  );
  const { columns = "", copied = "" } = rows[0] ?? {};
  const { rowCount } = await pool.query(
    `insert into countersign.contracts (${columns})
     select ${copied} from
       (select * from countersign.contracts where status = 'sent' limit 1) as original,
       generate_series(1, $1::int) as at,
       jsonb_populate_record(null::countersign.contracts, to_jsonb(original) || jsonb_build_object(
         'id', gen_random_uuid(), 'deal_id', 'copy-' || at, 'reference', left(reference, 4) || at,
         'remote_id', 'copy-' || at)) as copy`,
    [count],
  );
  if (rowCount !== count) throw new Error("there is no open contract to copy");
  await pool.query("analyze countersign.contracts");
}
