import { readCursor } from "./cursor.ts";
import type { AboutContract, DeliveryLine, DeliveryLineFilter, DeliveryState } from "./delivery-line.ts";
import type { Session, Statement } from "./session.ts";
import { toText } from "./to-jsonb.ts";

type LineRow = {
  id: string;
  connection: string;
  received_at: Date;
  state: DeliveryState;
  reason: string | null;
  deals: string[];
  attempts: number;
  bytes: number;
};

/** Newest first. Throws CursorInvalid. */
export async function deliveryLines(
  session: Session,
  filter: DeliveryLineFilter,
): Promise<readonly DeliveryLine[]> {
  const rows = await session.rows<LineRow>(statement(filter));
  return rows.map(({ id, connection, received_at: receivedAt, state, reason, deals, attempts, bytes }) => ({
    id,
    connection,
    receivedAt,
    state,
    deals,
    attempts,
    bytes,
    ...(reason === null ? {} : { reason }),
  }));
}

function statement({ account, connection, state, after, limit }: DeliveryLineFilter): Statement {
  const values: unknown[] = [limit, toText(account)];
  const conditions = ["account = $2"];
  if (connection !== undefined) conditions.push(`connection = $${values.push(toText(connection))}`);
  // named in the text, so that the index of the ignored ones is found
  if (state !== undefined) conditions.push(`state = '${STATES[state]}'`);
  if (after !== undefined) conditions.push(`id < $${values.push(readCursor(after).id)}`);
  return {
    text: `select id, connection, received_at, state, reason, deals, attempts, octet_length(body) as bytes
      from countersign.deliveries where ${conditions.join(" and ")} order by id desc nulls last limit $1`,
    values,
  };
}

const STATES = { waiting: "waiting", sorted: "sorted", ignored: "ignored" } as const satisfies Record<
  DeliveryState,
  string
>;

type AboutRow = { deal_id: string; reference: string; shown_status: string; name: string | null };

/** Contracts of these deals, as far as they are many. */
export async function contractsAbout(
  session: Session,
  account: string,
  dealIds: readonly string[],
): Promise<readonly AboutContract[]> {
  if (dealIds.length === 0) return [];
  const rows = await session.rows<AboutRow>({
    text: `select deal_id, reference, shown_status, coalesce(about ->> 'name', "order" -> 'deal' ->> 'name') as name
      from unnest($2::text[]) as asked(deal_id) join countersign.contracts using (deal_id)
      where account = $1 order by deal_id, entry, created_at limit 500`,
    values: [toText(account), [...new Set(dealIds)].slice(0, 300).map((id) => toText(id))],
  });
  return rows.map(({ deal_id: dealId, reference, shown_status: status, name }) => ({
    dealId,
    reference,
    status,
    ...(name === null ? {} : { dealName: name }),
  }));
}
