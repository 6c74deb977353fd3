import { uuidv7 } from "./reference.ts";
import type { Session } from "./session.ts";
import type { NewDelivery } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A delivery that has its id. */
export interface NamedDelivery {
  readonly id: string;
  readonly delivery: NewDelivery;
}

const MOST_ROWS = 200;
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_AT_ONCE = 2;

const INSERT = `with kept as (
  insert into countersign.deliveries (id, account, connection, received_at, headers, body, not_before)
  select id, account, connection, received_at, headers::jsonb, body, received_at
  from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::bytea[])
    as given(id, account, connection, received_at, headers, body)
  returning 1
)
select pg_notify('countersign_deliveries', $7) from (select count(*) from kept) as done`;

/** One insert for all of them; tells the other processes, which know by `sender` that it was not themselves. */
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

interface Pending extends NamedDelivery {
  readonly kept: (id: string) => void;
  readonly refused: (error: unknown) => void;
}

/**
 * Group commit: what arrives while an insert is under way shares the next one, so that many calls cost one fsync. Each
 * resolves only when its own row is committed. If a shared insert fails, each row is tried by itself once, so that
 * nobody falls with a neighbour.
 */
export function createDeliveryKeeper(
  insert: (named: readonly NamedDelivery[]) => Promise<void>,
): (delivery: NewDelivery) => Promise<string> {
  const waiting: Pending[] = [];
  let running = 0;

  async function flush(): Promise<void> {
    const batch = takeBatch(waiting);
    try {
      await insert(batch);
      for (const { id, kept } of batch) kept(id);
    } catch (error) {
      await (batch.length > 1 ? oneByOne(insert, batch) : refuseAll(batch, error));
    }
    running -= 1;
    start();
  }

  function start(): void {
    while (waiting.length > 0 && running < MOST_AT_ONCE) {
      running += 1;
      void flush();
    }
  }

  return (delivery) =>
    new Promise((kept, refused) => {
      waiting.push({ id: uuidv7(), delivery, kept, refused });
      if (waiting.length === 1) queueMicrotask(start);
    });
}

function takeBatch(waiting: Pending[]): Pending[] {
  let count = 0;
  let bytes = 0;
  for (const { delivery } of waiting) {
    bytes += delivery.body.byteLength;
    if (count > 0 && (count >= MOST_ROWS || bytes > MOST_BYTES)) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

async function oneByOne(
  insert: (named: readonly NamedDelivery[]) => Promise<void>,
  batch: readonly Pending[],
): Promise<void> {
  for (const pending of batch) {
    try {
      await insert([pending]);
      pending.kept(pending.id);
    } catch (error) {
      pending.refused(error);
    }
  }
}

function refuseAll(batch: readonly Pending[], error: unknown): void {
  for (const { refused } of batch) refused(error);
}
