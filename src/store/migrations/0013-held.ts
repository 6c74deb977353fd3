import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Contracts that are held because unusually many came at once are found without reading any other. */
export const held: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create index contracts_held on countersign.contracts (account, playbook, created_at)
          where failure ->> 'code' = 'mass_move'`,
      )
      .execute(db);
  },
};
