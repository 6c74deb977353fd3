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

interface Queryable {
  query<R extends Row>(config: pg.QueryConfig<unknown[]>): Promise<pg.QueryResult<R>>;
}

/** Statements over a pool (each its own transaction) or over one connection. */
export function createSession(target: Queryable): Session {
  return {
    async rows<R extends Row>(statement: Statement) {
      const result = await target.query<R>(config(statement));
      return result.rows;
    },
    async run(statement) {
      const result = await target.query(config(statement));
      return result.rowCount ?? 0;
    },
  };
}

function config({ name, text, values = [] }: Statement): pg.QueryConfig<unknown[]> {
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
}
