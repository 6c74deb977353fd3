import type { RecordedCall } from "../http/http.ts";
import { deleteInSlices } from "./delete-in-slices.ts";
import type { Session } from "./session.ts";
import type { Calls } from "./store.ts";
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

const COLUMNS = `at, account, connection, contracts, operation, method, url, request_body, status, response_body,
  request_id, duration_ms, error`;

// The commit does not wait for the disk: what a power cut could take from this record is not worth an fsync per call.
const APPEND = `insert into countersign.calls (${COLUMNS})
  select at, account, connection, contracts, operation, method, url, "requestBody", status, "responseBody",
    "requestId", "durationMs", error
  from set_config('synchronous_commit', 'off', true), jsonb_to_recordset($1::jsonb) as call(at timestamptz, account text, connection text, contracts text[],
    operation text, method text, url text, "requestBody" text, status integer, "responseBody" text, "requestId" text,
    "durationMs" double precision, error text)`;

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
        text: `select ${COLUMNS} from (
            select id, ${COLUMNS} from countersign.calls where contracts @> array[$1::text] and account = $3
            order by id desc limit $2
          ) as newest order by id`,
        values: [toText(contract), limit, toText(account)],
      });
      return rows.map(toCall);
    },
    async since(account, since) {
      const rows = await session.rows<{ connection: string; count: number }>({
        text: `select connection, count(*)::int as count from countersign.calls
          where at > $2 and account = $1 group by connection`,
        values: [toText(account), since],
      });
      return new Map(rows.map(({ connection, count }) => [connection, count]));
    },
    deleteBefore: (before) => deleteInSlices(session, "countersign.calls", "at < $1", before),
  };
}

function toCall(row: CallRow): RecordedCall {
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
