import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { catalogueWords } from "../catalogue-words.ts";

const STATEMENTS = [
  `alter table countersign.contracts add column about jsonb`,

  // Beside the contracts, whose rows are written often: these are written once, and so are their indexes.
  `create table countersign.catalogue (
    contract uuid primary key,
    account text not null,
    created_at timestamptz not null,
    playbook text not null,
    connection text not null,
    person text,
    words tsvector not null
  )`,
  `create index catalogue_order on countersign.catalogue (account, created_at, contract)
    include (playbook, connection, person)`,
  `create index catalogue_words on countersign.catalogue using gin (words)`,

  `create index contracts_sent on countersign.contracts (account, sent_at, id) where sent_at is not null`,
  `create index contracts_ended on countersign.contracts (account, ended_at, id) where ended_at is not null`,
  `create index contracts_expiring on countersign.contracts (account, expires_at, id)
    where status = 'sent' and expires_at is not null`,

  // By the vendor's id alone, also by how it begins: people do not know through which connection it went.
  `drop index countersign.contracts_remote`,
  `create index contracts_remote on countersign.contracts (account, remote_id text_pattern_ops, connection)
    where remote_id is not null`,

  `create index trail_drift on countersign.trail (at) where data ? 'unannounced'`,
  // In an order that the primary key has not: else an account that is seldom knocked at is looked for among all others.
  `drop index countersign.deliveries_account`,
  `create index deliveries_account on countersign.deliveries (account, id desc nulls last)`,
  `create index deliveries_connection on countersign.deliveries (account, connection, id desc nulls last)`,
  `create index deliveries_ignored on countersign.deliveries (account, id desc nulls last) where state = 'ignored'`,
] as const;

interface Uncatalogued {
  readonly id: string;
  readonly account: string;
  readonly reference: string;
  readonly deal_id: string;
  readonly deal_name: string | null;
  readonly order: Parameters<typeof catalogueWords>[1]["order"] | null;
}

const PAGE = 1_000;

/** People look for contracts on the console: by words, sorted in several ways. What is there already is entered, too. */
export const consoleReads: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
      const { rows } = await sql<Uncatalogued>`select id, account, reference, deal_id, "order", (
          select data ->> 'deal' from countersign.trail where contract = contracts.id and event = 'planned' limit 1
        ) as deal_name from countersign.contracts where id > ${after}::uuid order by id limit ${PAGE}`.execute(
        db,
      );
      await enter(db, rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.id;
    }
  },
};

async function enter(db: Kysely<unknown>, rows: readonly Uncatalogued[]): Promise<void> {
  const entries = rows.map(({ id, account, reference, deal_id: dealId, deal_name: name, order }) => ({
    id,
    words: catalogueWords(account, {
      reference,
      dealId,
      ...(name === null ? {} : { about: { name, price: 0 } }),
      ...(order === null || order === undefined ? {} : { order }),
    }),
  }));
  await sql`insert into countersign.catalogue (contract, account, created_at, playbook, connection, words)
    select contracts.id, account, created_at, playbook, connection,
      array_to_tsvector(array(select jsonb_array_elements_text(entry.words)))
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry(id uuid, words jsonb)
    join countersign.contracts on contracts.id = entry.id`.execute(db);
}
