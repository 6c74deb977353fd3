import type { Delivery, Replay } from "./store.ts";

/** A row of `countersign.deliveries` as the driver hands it over. */
export type DeliveryRow = {
  id: string;
  account: string;
  connection: string;
  received_at: Date;
  headers: Delivery["headers"];
  body: Buffer;
  state: Delivery["state"];
  reason: string | null;
  deals: string[];
  attempts: number;
  replays: Replay[];
};

/** The columns of {@link DeliveryRow}. */
export const DELIVERY_COLUMNS =
  "id, account, connection, received_at, headers, body, state, reason, deals, attempts, replays";

/** The row in our words. */
export function toDelivery(row: DeliveryRow): Delivery {
  const { id, account, connection, headers, body, state, deals, attempts, replays } = row;
  return {
    id,
    account,
    connection,
    receivedAt: row.received_at,
    headers,
    body,
    state,
    deals,
    attempts,
    replays,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
