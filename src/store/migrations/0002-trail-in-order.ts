import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * The whole trail can be read in order. Entries lie on disk in the order of their ids, so a block range index serves as
 * well as a tree and costs next to nothing when a contract is written.
 */
export const trailInOrder: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create index trail_id on countersign.trail using brin (id int8_minmax_multi_ops)
          with (pages_per_range = 16, autosummarize = on)`,
      )
      .execute(db);
  },
};
