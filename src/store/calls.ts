import type { RecordedCall } from "../http/http.ts";
import { deleteInSlices } from "./delete-in-slices.ts";
import type { Session } from "./session.ts";
import type { Calls, Pulse } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A row of `countersign.calls` as the driver hands it over. */
export type CallRow = {
  id: number;
  at: Date;
  account: string;
  connection: string;
  contracts: string[];
  operation: string;
  method: string;
  url: string;
  request_body: string | null;
  status: number | null;
  response_body: string | null;
  request_id: string | null;
  duration_ms: number;
  error: string | null;
};

/** In the order in which they are written. */
export const CALL_COLUMNS = `at, account, connection, contracts, operation, method, url, request_body, status, response_body,
  request_id, duration_ms, error`;

// The commit does not wait for the disk: what a power cut could take from this record is not worth an fsync per call.
const APPEND = `insert into countersign.calls (${CALL_COLUMNS})
  select at, account, connection, contracts, operation, method, url, "requestBody", status, "responseBody",
    "requestId", "durationMs", error
  from set_config('synchronous_commit', 'off', true), jsonb_to_recordset($1::jsonb) as call(at timestamptz, account text, connection text, contracts text[],
    operation text, method text, url text, "requestBody" text, status integer, "responseBody" text, "requestId" text,
    "durationMs" double precision, error text)`;

const PULSE = `with lately as (
    select connection, count(*)::int as count, max(at) as last_call from countersign.calls where at > $2 and account = $1 group by connection
  )
  select asked.connection, coalesce(lately.count, 0) as calls, lately.last_call, last.received_at as last_at, known.blocked
  from unnest($3::text[], $4::text[]) as asked(connection, key)
  left join lately on lately.connection = asked.connection
  left join countersign.limits known on known.key = asked.key
  left join lateral (select received_at from countersign.deliveries d
    where d.account = $1 and d.connection = asked.connection order by d.id desc nulls last limit 1) last on true`;

type PulseRow = {
  connection: string;
  calls: number;
  last_call: Date | null;
  last_at: Date | null;
  blocked: string | null;
};

function toPulse({ calls, last_call, last_at, blocked }: PulseRow): Pulse {
  return {
    calls,
    ...(last_call === null ? {} : { lastCallAt: last_call }),
    ...(last_at === null ? {} : { lastDeliveryAt: last_at }),
    ...(blocked === null ? {} : { blocked }),
  };
}

/** Outgoing calls as they were recorded: one insert for as many as are given. */
export function createCalls(session: Session): Calls {
  return {
    async append(calls) {
      if (calls.length === 0) return;
      await session.run({ name: "calls.append", text: APPEND, values: [toJsonb(calls)] });
    },
    async of(account, contract, limit) {
      const rows = await session.rows<CallRow>({
        name: "calls.of",
        text: `select ${CALL_COLUMNS} from (
            select id, ${CALL_COLUMNS} from countersign.calls where contracts @> array[$1::text] and account = $3
            order by id desc limit $2
          ) as newest order by id`,
        values: [toText(contract), limit, toText(account)],
      });
      return rows.map(toCall);
    },
    async pulse(account, connections, since) {
      const names = connections.map(({ connection }) => toText(connection));
      const keys = connections.map(({ limitKey }) => toText(limitKey));
      const rows = await session.rows<PulseRow>({
        name: "calls.pulse",
        text: PULSE,
        values: [toText(account), since, names, keys],
      });
      return new Map(rows.map((row) => [row.connection, toPulse(row)]));
    },
    deleteBefore: (before, accounts) =>
      deleteInSlices(session, "countersign.calls", "at < $1", before, accounts),
  };
}

/** A row as the call that it records. */
export function toCall(row: CallRow): RecordedCall {
  const { at, account, connection, contracts, operation, method, url } = row;
  return {
    at,
    account,
    connection,
    contracts,
    operation,
    method,
    url,
    durationMs: row.duration_ms,
    ...(row.request_body === null ? {} : { requestBody: row.request_body }),
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.response_body === null ? {} : { responseBody: row.response_body }),
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
