import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create table countersign.documents (
    account text not null,
    version integer not null,
    document jsonb not null,
    at timestamptz not null,
    by text not null,
    note text,
    primary key (account, version)
  )`,
  `create table countersign.vault (
    account text not null,
    connection text not null,
    key text not null,
    value text not null,
    primary key (account, connection, key)
  )`,
  `create table countersign.test_sends (
    account text not null,
    key text not null,
    reference text not null,
    "order" jsonb not null,
    connection text not null,
    state text not null,
    mark text,
    result jsonb,
    by text not null,
    at timestamptz not null,
    primary key (account, key)
  )`,
] as const;

/** Configuration that is kept here instead of in a file: its versions, its credentials, and contracts sent to try it out. */
export const documents: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
