import { isUuid } from "./reference.ts";
import type { Session } from "./session.ts";
import type { Reference, StageRef } from "../domain/contract.ts";
import type { ToldEntry, Trail, TrailEntry } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A row of `countersign.trail` as the driver hands it over. */
export type TrailRow = {
  contract: string;
  id: number;
  at: Date;
  event: TrailEntry["event"];
  actor: string;
  data: NonNullable<TrailEntry["data"]> | null;
};

/**
 * SQL that writes the trail entries (a jsonb list, column `trail`) of the rows of the CTE `written`, at the instants of
 * its column `at`. No row written, no entries: the trail never tells of a write that did not happen.
 */
export function insertTrail(): string {
  return `insert into countersign.trail (contract, at, event, actor, data)
  select written.id, written.at, entry.value ->> 'event', entry.value ->> 'actor', entry.value -> 'data'
  from written, jsonb_array_elements(written.trail) with ordinality as entry(value, place)
  order by written.id, entry.place`;
}

/**
 * The append-only record; entries are written together with the contract's row. The database refuses to change or
 * delete them, except in a transaction that says `set local countersign.erasing = 'on'`: the seam for retention and for
 * a person's right to be forgotten, used by nobody else.
 */
export function createTrail(session: Session): Trail {
  return {
    async of(account, contract) {
      if (!isUuid(contract)) return [];
      const rows = await session.rows<TrailRow>({
        name: "trail.of",
        text: `select contract, at, event, actor, data from countersign.trail
          where contract = $1 and exists (select from countersign.contracts where id = $1 and account = $2) order by id`,
        values: [contract, toText(account)],
      });
      return rows.map(toTrailEntry);
    },
    async note(account, contract, at, { event, actor, data }) {
      if (!isUuid(contract)) return;
      await session.run({
        name: "trail.note",
        text: `insert into countersign.trail (contract, at, event, actor, data)
          select id, $3, $4, $5, $6::jsonb from countersign.contracts where id = $1 and account = $2`,
        values: [
          contract,
          toText(account),
          at,
          event,
          toText(actor),
          data === undefined ? null : toJsonb(data),
        ],
      });
    },
    async since(id, limit) {
      const values = [/^\d{1,18}$/.test(id) ? id : "0", limit];
      const rows = await session.rows<ToldRow>({ name: "trail.since", text: SINCE, values });
      return rows.map(toToldEntry);
    },
    async newest() {
      // The counter behind the ids, since the largest id itself would be looked for in the whole table.
      const text = `select coalesce(pg_sequence_last_value(pg_get_serial_sequence('countersign.trail', 'id')), 0)::text as id`;
      const [row] = await session.rows<{ id: string }>({ name: "trail.newest", text });
      return row?.id ?? "0";
    },
  };
}

type ToldRow = Omit<TrailRow, "id"> & {
  id: string;
  account: string;
  reference: string;
  deal_id: string;
  deal_name: string | null;
  connection: string;
  trigger: StageRef;
};

const SINCE = `select entry.id::text as id, entry.contract, entry.at, entry.event, entry.actor, entry.data,
  contract.account, contract.reference, contract.deal_id, contract.connection, contract.trigger,
  coalesce(contract."order" -> 'deal' ->> 'name', (
    select first.data ->> 'deal' from countersign.trail first
    where first.contract = contract.id and first.event = 'planned' order by first.id limit 1
  )) as deal_name
from countersign.trail entry join countersign.contracts contract on contract.id = entry.contract
where entry.id > $1::bigint order by entry.id limit $2`;

/** The reference's brand is born here, as in the contract's row. */
function toToldEntry(row: ToldRow): ToldEntry {
  const { id, account, connection, trigger, deal_id: dealId, deal_name: dealName } = row;
  return {
    ...toTrailEntry({ ...row, id: 0 }),
    id,
    account,
    reference: row.reference as Reference,
    dealId,
    connection,
    trigger,
    ...(dealName === null ? {} : { dealName }),
  };
}

/** The row in our words. */
export function toTrailEntry({ contract, at, event, actor, data }: TrailRow): TrailEntry {
  return { contract, at, event, actor, ...(data === null ? {} : { data }) };
}
