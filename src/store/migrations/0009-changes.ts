import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // account `*`: the installation
  `create table countersign.changes (
    id uuid primary key,
    account text not null,
    at timestamptz not null,
    event text not null,
    via text not null,
    name text not null,
    person text,
    data jsonb
  )`,
  `create index changes_account on countersign.changes (account, at desc)`,
  `create index changes_at on countersign.changes (at)`,
  // what a version changed: playbooks/ID, connections/ID
  `alter table countersign.documents add column about text`,
  // since when an account in which somebody has a role is in no configuration
  `create table countersign_auth.absences (
    account text primary key,
    since timestamptz not null
  )`,
] as const;

/** Who changed people, keys, sign-in and configuration; accounts that were removed. */
export const changes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
