import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `alter table countersign.contracts add column waiting jsonb, add column missing_since timestamptz`,
  `create index contracts_waiting on countersign.contracts (account) where waiting is not null`,
] as const;

/** A contract can wait for a connection that is broken, and remembers since when the vendor has not had it. */
export const waiting: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
