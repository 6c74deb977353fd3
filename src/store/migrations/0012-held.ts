import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STEPS = [
  // One row per playbook, and so one open hold: whoever would open a second one meets this row, whatever the clocks say.
  `create table countersign.holds (
    account text not null,
    playbook text not null,
    opened_by uuid,
    answered_at timestamptz,
    primary key (account, playbook)
  )`,
];

/** What is held of a playbook because unusually many came at once, and since when they are counted. */
export const held: Migration = {
  async up(db: Kysely<unknown>) {
    for (const step of STEPS) await sql.raw(step).execute(db);
  },
};
