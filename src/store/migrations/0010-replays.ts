import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A delivery remembers who had it read once more, and when. */
export const replays: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`alter table countersign.deliveries add column replays jsonb not null default '[]'`)
      .execute(db);
  },
};
