import { setTimeout as sleep } from "node:timers/promises";
import { createGroupCommit } from "./group-commit.ts";
import { isAway } from "./is-away.ts";
import { uuidv7 } from "./reference.ts";
import type { Session } from "./session.ts";
import type { NewDelivery } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A delivery that has its id. */
export interface NamedDelivery {
  readonly id: string;
  readonly delivery: NewDelivery;
}

const INSERT = `with kept as (
  insert into countersign.deliveries (id, account, connection, received_at, headers, body, not_before)
  select id, account, connection, received_at, headers::jsonb, body, received_at
  from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::bytea[])
    as given(id, account, connection, received_at, headers, body)
  on conflict (id) do nothing
  returning 1
)
select pg_notify('countersign_deliveries', $7) from (select count(*) from kept) as done`;

/**
 * One insert for all of them, which may be repeated after a lost answer. Tells the other processes, which know by `sender`
 * that it was not themselves.
 */
export async function insertDeliveries(
  session: Session,
  named: readonly NamedDelivery[],
  sender: string,
): Promise<void> {
  await session.run({
    name: "deliveries.keep",
    text: INSERT,
    values: [
      named.map(({ id }) => id),
      named.map(({ delivery }) => toText(delivery.account)),
      named.map(({ delivery }) => toText(delivery.connection)),
      named.map(({ delivery }) => delivery.receivedAt),
      named.map(({ delivery }) => toJsonb(delivery.headers)),
      named.map(({ delivery: { body } }) => Buffer.from(body.buffer, body.byteOffset, body.byteLength)),
      sender,
    ],
  });
}

/** A database that is restarted or handed over is back by then; a caller who waits two seconds still has time for our answer. */
const PATIENCE_MS = 1_200;
const PAUSE_MS = 50;

/** It has been waiting since then, in ms of `performance.now()`. */
interface Waiting extends NamedDelivery {
  readonly sinceMs: number;
}

/** Keeps deliveries by group commit; resolves to the id once the row is committed. Outlasts a database that is away for a moment. */
export function createDeliveryKeeper(
  insert: (named: readonly NamedDelivery[]) => Promise<void>,
): (delivery: NewDelivery) => Promise<string> {
  const keep = createGroupCommit<Waiting, string>({
    name: "deliveries.keep",
    bytesOf: ({ delivery }) => delivery.body.byteLength,
    async run(named) {
      const until = Math.min(...named.map(({ sinceMs }) => sinceMs)) + PATIENCE_MS;
      for (;;) {
        try {
          await insert(named);
          return named.map(({ id }) => id);
        } catch (error) {
          if (!isAway(error) || performance.now() > until) throw error;
          await sleep(PAUSE_MS);
        }
      }
    },
  });
  return (delivery) => keep({ id: uuidv7(), delivery, sinceMs: performance.now() });
}
