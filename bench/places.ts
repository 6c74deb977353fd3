import * as pg from "pg";
import { startOtherPostgres } from "../scripts/other-postgres.ts";
import { postmasterOf } from "./postmaster-of.ts";

/** A PostgreSQL to measure on. */
export interface Place {
  /** `PostgreSQL 15`: the head of its column. */
  readonly name: string;
  readonly databaseUrl?: string;
  /** Its first process, where that runs on this machine. */
  readonly databasePid?: number;
  close(): Promise<void>;
}

/** The one that comes with the packages, which each measurement starts for itself. */
const EMBEDDED: Place = { name: "embedded", close: async () => undefined };

/**
 * The embedded PostgreSQL and a server: the one at `url`, else the newest that is installed here, started for this run.
 * Where there is none, it says so.
 */
export async function openPlaces(
  { url, only }: { readonly url?: string; readonly only?: string },
  say: (line: string) => void,
): Promise<readonly Place[]> {
  if (only === "embedded") return [EMBEDDED];
  const server = url === undefined ? await startInstalled() : await placeAt(url);
  if (server === undefined)
    say("no PostgreSQL server is installed here (/usr/lib/postgresql) or named by --database: embedded only");
  const found = server === undefined ? [] : [server];
  return only === "server" ? found : [EMBEDDED, ...found];
}

async function startInstalled(): Promise<Place | undefined> {
  const started = await startOtherPostgres();
  if (started === undefined) return undefined;
  return { ...(await placeAt(started.url, true)), close: () => started.stop() };
}

async function placeAt(url: string, isHere = false): Promise<Place> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    "select split_part(current_setting('server_version'), '.', 1) as version",
  );
  await client.end();
  const databasePid = isHere ? await postmasterOf(url) : undefined;
  return {
    name: `PostgreSQL ${rows[0]?.version ?? ""}`,
    databaseUrl: url,
    ...(databasePid === undefined ? {} : { databasePid }),
    close: async () => undefined,
  };
}
