import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A contract remembers the write that made its version: repeated after a lost answer, it is known again. */
export const writeOnce: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw("alter table countersign.contracts add column last_write uuid").execute(db);
  },
};
