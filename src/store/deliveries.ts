import { deleteInSlices } from "./delete-in-slices.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { dealsAbout, deliveryLines } from "./delivery-lines.ts";
import { DELIVERY_COLUMNS, toDelivery } from "./delivery-row.ts";
import type { DeliveryRow } from "./delivery-row.ts";
import { isUuid } from "./reference.ts";
import { seenCalls } from "./seen-calls.ts";
import type { Session } from "./session.ts";
import type { Deliveries, NewDelivery } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

const SETTLE = `update countersign.deliveries as delivery set
    state = outcome.state,
    reason = coalesce(outcome.reason, case when outcome.state = 'waiting' then delivery.reason end),
    deals = coalesce(outcome.deals, delivery.deals),
    not_before = coalesce(outcome."retryAt", delivery.not_before),
    call_key = coalesce(outcome."callKey", delivery.call_key),
    attempts = delivery.attempts + 1
  from jsonb_to_recordset($1::jsonb) as outcome(account text, id uuid, state text, reason text,
    deals jsonb, "retryAt" timestamptz, "callKey" text)
  where delivery.id = outcome.id and delivery.account = outcome.account`;

/** Of more, the oldest are forgotten. */
const MOST_REPLAYS = 20;

/** What knocked. `keep` is given, because how rows are kept differs inside a transaction; `onWaiting`: one waits again. */
export function createDeliveries(
  session: Session,
  how: {
    readonly keep: (delivery: NewDelivery) => Promise<string>;
    readonly inTransaction: boolean;
    readonly onWaiting: () => void;
  },
): Deliveries {
  return {
    keep: how.keep,
    async claimWaiting(limit, now) {
      if (!how.inTransaction) throw new Error("claimWaiting holds locks: call it inside store.transaction");
      const rows = await session.rows<DeliveryRow>({
        name: "deliveries.claimWaiting",
        text: `select ${DELIVERY_COLUMNS} from countersign.deliveries where state = 'waiting' and not_before <= $2
          order by not_before, id limit $1 for update skip locked`,
        values: [limit, now],
      });
      return rows.map(toDelivery);
    },
    async settle(outcomes) {
      if (outcomes.length === 0) return;
      await session.run({ name: "deliveries.settle", text: SETTLE, values: [toJsonb(outcomes)] });
    },
    async seenCalls(account, connection, keys) {
      if (!how.inTransaction) throw new Error("seenCalls holds a lock: call it inside store.transaction");
      return keys.length === 0 ? new Map() : seenCalls(session, account, connection, keys);
    },
    async replay(account, id, asked) {
      if (!isUuid(id)) return false;
      const touched = await session.run({
        text: `update countersign.deliveries set state = 'waiting', reason = null, not_before = received_at,
            replays = case when jsonb_array_length(replays) < ${MOST_REPLAYS} then replays else replays - 0 end || $3::jsonb
          where id = $1 and account = $2`,
        values: [id, toText(account), toJsonb([asked])],
      });
      if (touched > 0) how.onWaiting();
      return touched > 0;
    },
    ...createReads(session),
    deleteBefore(before, accounts) {
      return deleteInSlices(
        session,
        "countersign.deliveries",
        "received_at < $1 and state <> 'waiting'",
        before,
        accounts,
      );
    },
  };
}

type Reading = "get" | "list" | "lines" | "about" | "accountOf";

function createReads(session: Session): Pick<Deliveries, Reading> {
  return {
    lines: (filter) => deliveryLines(session, filter),
    about: (account, dealIds) => dealsAbout(session, account, dealIds),
    async get(account, id) {
      if (!isUuid(id)) return undefined;
      const text = `select ${DELIVERY_COLUMNS} from countersign.deliveries where id = $1 and account = $2`;
      const [row] = await session.rows<DeliveryRow>({ text, values: [id, toText(account)] });
      return row && toDelivery(row);
    },
    async list(filter) {
      const rows = await session.rows<DeliveryRow>(listDeliveries(filter));
      return rows.map(toDelivery);
    },
    async accountOf(id) {
      if (!isUuid(id)) return undefined;
      const text = "select account from countersign.deliveries where id = $1";
      const [row] = await session.rows<Pick<DeliveryRow, "account">>({ text, values: [id] });
      return row?.account;
    },
  };
}
