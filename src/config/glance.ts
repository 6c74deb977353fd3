import { z } from "zod";
import type { Dialect, DialectName, Provider } from "../providers/provider.ts";
import { DIALECTS } from "../providers/provider.ts";
import type { ConfigProblem } from "./config.ts";
import type { Environment } from "./variable.ts";
import { looseTop } from "./load-config.ts";
import type { LoadOptions } from "./load-config.ts";
import { createReader } from "./reader.ts";
import { readServer } from "./read-server.ts";
import { parseSource } from "./source.ts";

/** A connection as far as it can be told without its secrets. */
export interface GlancedConnection {
  /** What an operator reads: `Contractbook`. */
  readonly vendor: string;
  readonly dialectName: DialectName;
  readonly can: Dialect["can"];
  /** Why a deadline of ours means nothing there, where that is so. */
  readonly lacksDeadline?: string;
}

/** Where a file's installation keeps its contracts, and what its connections can do. */
export interface Glance {
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly publicUrl?: string;
  /** Connections by id, by account; those that name no known vendor are left out. */
  readonly accounts: ReadonlyMap<string, ReadonlyMap<string, GlancedConnection>>;
}

const Connections = z.looseObject({ connections: z.record(z.string(), z.unknown()) });
const Connection = z.looseObject({ provider: z.string(), dialect: z.enum(DIALECTS).default("documented") });

/**
 * Reads of a configuration file what commands beside a running service need. Works without the service's secrets: only
 * what keeps it from finding the installation is a problem. Never throws.
 */
export function glance(
  text: string,
  env: Environment,
  options: LoadOptions,
): { readonly glance: Glance } | { readonly problems: readonly ConfigProblem[] } {
  const source = parseSource(text, env);
  if (source.data === undefined && source.problems.length > 0) return { problems: source.problems };
  const given = looseTop(source.data);
  const ofServer = source.problems.filter(
    ({ path }) => path.startsWith("server.") && !path.startsWith("server.signIn."),
  );
  const reader = createReader(source, ofServer);
  const server = readServer(reader, withoutSignIn(given["server"]), options);
  if (reader.problems.length > 0 || server === undefined) return { problems: reader.problems };
  const { dataDir, databaseUrl, publicUrl } = server;
  const accounts = Object.entries(given.accounts).map(
    ([id, account]) => [id, connectionsOf(account, options.providers)] as const,
  );
  return {
    glance: {
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      accounts: new Map(accounts),
    },
  };
}

/** Its secret is the service's alone. */
function withoutSignIn(server: unknown): unknown {
  if (typeof server !== "object" || server === null || !("signIn" in server)) return server;
  const { signIn: _, ...others } = server;
  return others;
}

/** The same of what is kept in the database: an account's document by its id. */
export function glanceAccounts(
  accounts: ReadonlyMap<string, unknown>,
  providers: readonly Provider[],
): Glance["accounts"] {
  return new Map([...accounts].map(([id, account]) => [id, connectionsOf(account, providers)]));
}

function connectionsOf(
  account: unknown,
  providers: readonly Provider[],
): ReadonlyMap<string, GlancedConnection> {
  const read = Connections.safeParse(account);
  const found = new Map<string, GlancedConnection>();
  for (const [id, value] of Object.entries(read.data?.connections ?? {})) {
    const connection = Connection.safeParse(value).data;
    const provider = providers.find((each) => each.id === connection?.provider);
    if (connection === undefined || provider === undefined) continue;
    const { can, lacks }: Dialect = provider.dialects[connection.dialect];
    const { deadline: lacksDeadline } = lacks;
    found.set(id, {
      vendor: provider.name,
      dialectName: connection.dialect,
      can,
      ...(lacksDeadline === undefined ? {} : { lacksDeadline }),
    });
  }
  return found;
}
