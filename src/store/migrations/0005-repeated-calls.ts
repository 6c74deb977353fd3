import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `alter table countersign.deliveries add column call_key text`,
  `create index deliveries_call on countersign.deliveries (account, connection, call_key) where call_key is not null`,
] as const;

/** A delivery that was seen to remembers which call it was, where its vendor names its calls: a repeat is known again. */
export const repeatedCalls: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
