import { tracingChannel } from "node:diagnostics_channel";
import type pg from "pg";

/** A statement; with a `name` it is prepared once per connection. One name always goes with one text. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** One row of an answer: a type alias (never an interface) with the statement's columns. */
export type Row = pg.QueryResultRow;

/** Where statements go: the pool, or the one connection of a transaction. */
export interface Session {
  /** The rows. Throws what the driver throws. */
  rows<R extends Row>(statement: Statement): Promise<R[]>;
  /** How many rows the statement touched. */
  run(statement: Statement): Promise<number>;
}

/** The driver knows the time limit of a single query; its published types do not. */
export interface Patient extends pg.QueryConfig<unknown[]> {
  readonly query_timeout?: number;
}

interface Queryable {
  query<R extends Row>(config: Patient): Promise<pg.QueryResult<R>>;
}

/**
 * A server that has gone without a word would be waited for as long as TCP does, many minutes: after this time, longer
 * than any statement may take there, we give the connection up.
 */
export const PATIENCE_MS = 40_000;

/** Whoever traces listens here: each statement, by its name alone, within whatever asked for it. Costs nothing while nobody does. */
const told = tracingChannel("countersign.statement");

/** Runs what asks the database, and tells whoever traces of it. */
export function tellingStatement<T>(name: string | undefined, run: () => Promise<T>): Promise<T> {
  return told.hasSubscribers ? told.tracePromise(run, { name: name ?? "statement" }) : run();
}

/** Statements over a pool (each its own transaction) or over one connection. `patienceMs`: 0 = without end. */
export function createSession(target: Queryable, patienceMs = PATIENCE_MS): Session {
  const config = ({ name, text, values = [] }: Statement): Patient => ({
    ...(name === undefined ? {} : { name }),
    ...(patienceMs === 0 ? {} : { query_timeout: patienceMs }),
    text,
    values: [...values],
  });
  return {
    async rows<R extends Row>(statement: Statement) {
      const result = await tellingStatement(statement.name, () => target.query<R>(config(statement)));
      return result.rows;
    },
    async run(statement) {
      const result = await tellingStatement(statement.name, () => target.query(config(statement)));
      return result.rowCount ?? 0;
    },
  };
}

/** A bare statement with a time limit. */
export function timed(text: string, patienceMs: number): Patient {
  return { text, query_timeout: patienceMs };
}
