import type { ContractOrder } from "../domain/order.ts";
import type { JsonObject } from "../domain/json.ts";
import type { Session } from "./session.ts";
import type { TestSend, TestSends } from "./configuration.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A row of `countersign.test_sends`. */
export type TestSendRow = {
  account: string;
  key: string;
  reference: string;
  order: ContractOrder;
  connection: string;
  state: TestSend["state"];
  mark: string | null;
  result: JsonObject | null;
  by: string;
  at: Date;
};

const COLUMNS = `account, key, reference, "order", connection, state, mark, result, by, at`;

/** A start that is older than this was cut off, and may be taken up. */
const CUT_OFF = "interval '2 minutes'";

/** Contracts that people sent to themselves, by the key of their wish: a wish that is repeated finds what it began. */
export function createTestSends(session: Session): TestSends {
  return {
    async begin({ account, key, reference, order, connection, by, at }) {
      const values = [toText(account), toText(key), reference, toJsonb(order), connection, toText(by), at];
      const [fresh] = await session.rows<TestSendRow>({
        text: `insert into countersign.test_sends (account, key, reference, "order", connection, state, by, at)
          values ($1, $2, $3, $4::jsonb, $5, 'started', $6, $7) on conflict do nothing returning ${COLUMNS}`,
        values,
      });
      if (fresh) return { send: toSend(fresh), isOurs: true, isFresh: true };
      const [taken] = await session.rows<TestSendRow>({
        text: `update countersign.test_sends set at = $3 where account = $1 and key = $2 and state <> 'done'
          and (state = 'stopped' or at < $3::timestamptz - ${CUT_OFF}) returning ${COLUMNS}`,
        values: [toText(account), toText(key), at],
      });
      if (taken) return { send: toSend(taken), isOurs: true, isFresh: false };
      const [known] = await session.rows<TestSendRow>({
        text: `select ${COLUMNS} from countersign.test_sends where account = $1 and key = $2`,
        values: [toText(account), toText(key)],
      });
      if (known === undefined) throw new Error("a test that was begun is not there");
      return { send: toSend(known), isOurs: false, isFresh: false };
    },
    async note(account, key, { state, mark, result }) {
      await session.run({
        text: `update countersign.test_sends set state = coalesce($3, state), mark = coalesce($4, mark),
          result = coalesce($5::jsonb, result) where account = $1 and key = $2`,
        values: [
          toText(account),
          toText(key),
          state ?? null,
          mark ?? null,
          result === undefined ? null : toJsonb(result),
        ],
      });
    },
  };
}

function toSend(row: TestSendRow): TestSend {
  const { mark, result, ...others } = row;
  return { ...others, ...(mark === null ? {} : { mark }), ...(result === null ? {} : { result }) };
}
