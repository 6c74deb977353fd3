import { STATUSES } from "../domain/contract.ts";
import type { ContractStatus } from "../domain/contract.ts";
import type { TrailEvent } from "../domain/trail.ts";
import { readCursor } from "./cursor.ts";
import type {
  AboutDeal,
  ContractMove,
  DeliveryLine,
  DeliveryLineFilter,
  DeliveryState,
} from "./delivery-line.ts";
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

type AboutRow = {
  deal_id: string;
  is_looked_at: boolean;
  reference: string | null;
  shown_status: ContractStatus | "failed" | null;
  name: string | null;
  moves: { at: string; event: (typeof MOVES)[number]; to: string | null }[] | null;
};

/** What tells of the contract itself, not of what we wrote down for it. */
const MOVES = [
  "planned",
  "created",
  "found",
  "linked",
  "sent",
  "status_changed",
  "signer_changed",
  "move_refused",
  "withdrawn",
  "called_off",
  "left_stage",
  "amount_changed",
  "needs_attention",
] as const satisfies readonly TrailEvent[];

/** These deals, as far as there is a contract of theirs or a look at them; as far as they are many. */
export async function dealsAbout(
  session: Session,
  account: string,
  dealIds: readonly string[],
): Promise<readonly AboutDeal[]> {
  if (dealIds.length === 0) return [];
  const rows = await session.rows<AboutRow>({
    text: `select asked.deal_id, look.job is not null as is_looked_at, reference, shown_status,
        coalesce(about ->> 'name', "order" -> 'deal' ->> 'name') as name,
        array(select jsonb_build_object('at', at, 'event', event, 'to', data ->> 'to') from countersign.trail
          where contract = contracts.id and event = any($3::text[]) order by id desc limit 50) as moves
      from unnest($2::text[]) as asked(deal_id)
      left join countersign.contracts on contracts.account = $1 and contracts.deal_id = asked.deal_id
      left join countersign.looks look on look.account = $1 and look.deal_id = asked.deal_id
      where reference is not null or look.job is not null
      order by asked.deal_id, entry, created_at limit 500`,
    values: [toText(account), [...new Set(dealIds)].slice(0, 300).map((id) => toText(id)), MOVES],
  });
  return [...Map.groupBy(rows, (row) => row.deal_id)].map(([dealId, own]) => {
    const name = own.find((row) => row.name !== null)?.name ?? undefined;
    return {
      dealId,
      isLookedAt: own.some((row) => row.is_looked_at),
      contracts: own.flatMap(({ reference, shown_status: status, moves }) =>
        reference === null || status === null
          ? []
          : [{ reference, status, moves: (moves ?? []).map(toMove) }],
      ),
      ...(name === undefined ? {} : { dealName: name }),
    };
  });
}

/** What an event makes of a contract by itself; `status_changed` names it. */
const BECOMES: Partial<Record<TrailEvent, ContractMove["became"]>> = {
  planned: "planned",
  created: "drafted",
  found: "drafted",
  linked: "drafted",
  sent: "sent",
  withdrawn: "withdrawn",
  needs_attention: "failed",
};

function toMove({ at, event, to }: NonNullable<AboutRow["moves"]>[number]): ContractMove {
  const became = event === "status_changed" ? STATUSES.find((status) => status === to) : BECOMES[event];
  return { at: new Date(at), ...(became === undefined ? {} : { became }) };
}
