import { isUuid } from "./reference.ts";
import type { Session } from "./session.ts";
import type { Trail, TrailEntry } from "./store.ts";

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
 * SQL that writes trail entries (a jsonb list, parameter `entries`) for the row of the CTE `written`, at the instant of
 * parameter `at`. No row written, no entries: the trail never tells of a write that did not happen.
 */
export function insertTrail(at: string, entries: string): string {
  return `insert into countersign.trail (contract, at, event, actor, data)
  select written.id, ${at}::timestamptz, entry.value ->> 'event', entry.value ->> 'actor', entry.value -> 'data'
  from written, jsonb_array_elements(${entries}::jsonb) with ordinality as entry(value, place)
  order by entry.place`;
}

/**
 * The append-only record; entries are written together with the contract's row. The database refuses to change or
 * delete them, except in a transaction that says `set local countersign.erasing = 'on'`: the seam for retention and for
 * a person's right to be forgotten, used by nobody else.
 */
export function createTrail(session: Session): Trail {
  return {
    async of(contract) {
      if (!isUuid(contract)) return [];
      const rows = await session.rows<TrailRow>({
        name: "trail.of",
        text: "select contract, at, event, actor, data from countersign.trail where contract = $1 order by id",
        values: [contract],
      });
      return rows.map(toTrailEntry);
    },
  };
}

function toTrailEntry({ contract, at, event, actor, data }: TrailRow): TrailEntry {
  return { contract, at, event, actor, ...(data === null ? {} : { data }) };
}
