import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create index catalogue_playbook on countersign.catalogue (account, playbook, created_at, contract)`,
  `create index catalogue_connection on countersign.catalogue (account, connection, created_at, contract)`,
  `create index catalogue_person on countersign.catalogue (account, person, created_at, contract) where person is not null`,
  // how long it took until they ended is told without reading the contracts themselves
  `drop index countersign.contracts_ended`,
  `create index contracts_ended on countersign.contracts (account, ended_at, id) include (sent_at, status)
    where ended_at is not null`,
] as const;

/** Filters, what can be filtered by, and the overview read narrow indexes, however many contracts there are. */
export const catalogueFilters: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
