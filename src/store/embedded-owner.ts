import * as pg from "pg";

/** Who runs an embedded server: a service, or a command that needed the database for a moment. */
export interface Owner {
  readonly kind: "service" | "command";
  readonly pid: number;
}

export type Ownership =
  | { readonly state: "free" }
  | { readonly state: "owned"; readonly owner: Owner }
  | { readonly state: "unreachable" };

const LOCK = 4_717_002;

/** Who owns the server behind `config`. Ownership is a lock of a living connection, so that it dies with its owner. */
export async function readOwner(config: pg.ClientConfig): Promise<Ownership> {
  const client = new pg.Client({ ...config, database: "postgres", connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ application_name: string }>(
      `select application_name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and objid = $1 and granted`,
      [LOCK],
    );
    const name = rows[0]?.application_name;
    return name === undefined ? { state: "free" } : { state: "owned", owner: toOwner(name) };
  } catch {
    return { state: "unreachable" };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Marks this process as the owner for as long as the connection that it returns lives. */
export async function becomeOwner(config: pg.ClientConfig, kind: Owner["kind"]): Promise<pg.Client> {
  const name = `countersign-${kind}:${process.pid}`;
  const client = new pg.Client({ ...config, database: "postgres", application_name: name });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  return client;
}

function toOwner(applicationName: string): Owner {
  const [, kind, pid] = /^countersign-(service|command):(\d+)$/.exec(applicationName) ?? [];
  return { kind: kind === "command" ? "command" : "service", pid: Number(pid ?? 0) };
}
