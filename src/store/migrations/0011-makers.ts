import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Of what was made before, the maker is told by the name where nobody else is called so. */
function namesakes(table: string): string {
  return `update countersign_auth.${table} made set maker = people.id from countersign_auth.people
    where people.name = made.made_by and not exists (
      select from countersign_auth.people other where other.name = made.made_by and other.id <> people.id)`;
}

const STATEMENTS = [
  // who made it: it ends when they may not give so much any more. Empty = the service itself
  `alter table countersign_auth.keys add column maker text, add column maker_email text`,
  `alter table countersign_auth.links add column maker text, add column maker_email text`,
  namesakes("keys"),
  namesakes("links"),
  // names are neither unique nor lasting
  `alter table countersign.changes add column email text`,
] as const;

/** Keys, invitations and changes know who made them by more than a name. */
export const makers: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
