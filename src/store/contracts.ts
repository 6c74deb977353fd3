import type { Wish } from "../domain/contract.ts";
import { CONTRACT_COLUMNS, toContract, toRemoteId } from "./contract-row.ts";
import type { ContractRow } from "./contract-row.ts";
import { createHeldContracts } from "./held-contracts.ts";
import { createHotContracts } from "./hot-contracts.ts";
import type { Together } from "./hot-contracts.ts";
import { listContracts } from "./list-contracts.ts";
import { isUuid } from "./reference.ts";
import type { Row, Session, Statement } from "./session.ts";
import type { Contracts, NewTrailEntry } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";
import { insertTrail } from "./trail.ts";
import { createWaitingContracts } from "./waiting-contracts.ts";

/** The rows of contracts. Each method is one statement; `together`: which callers may share, see `createGroupCommit`. */
export function createContracts(session: Session, together?: Together): Contracts {
  return {
    ...createHotContracts(session, together),
    async get(account, id) {
      if (!isUuid(id)) return undefined;
      return first(session, select("contracts.get", "where id = $1 and account = $2", [id, toText(account)]));
    },
    byReference(account, reference) {
      const values = [toText(account), toText(reference)];
      return first(session, select("contracts.byReference", "where account = $1 and reference = $2", values));
    },
    async accountOf(reference) {
      const [row] = await session.rows<{ account: string }>({
        name: "contracts.accountOf",
        text: "select account from countersign.contracts where reference = $1",
        values: [toText(reference)],
      });
      return row?.account;
    },
    byRemoteIds(account, connection, ids) {
      const where =
        "where account = $1 and connection = $2 and remote_id = any($3::text[]) order by created_at, id";
      const values = [toText(account), toText(connection), ids.map((id) => toText(id))];
      return all(session, select("contracts.byRemoteIds", where, values));
    },
    async knownDeals(account, dealIds) {
      const rows = await session.rows<{ deal_id: string }>({
        name: "contracts.knownDeals",
        text: `select deal_id from countersign.contracts where account = $1 and deal_id = any($2::text[])
          union select deal_id from countersign.looks where account = $1 and deal_id = any($2::text[])`,
        values: [toText(account), dealIds.map((id) => toText(id))],
      });
      return new Set(rows.map((row) => row.deal_id));
    },
    list: async (filter) => all(session, listContracts(filter)),
    ...createSweeps(session),
    ...createWaitingContracts(session),
    ...createHeldContracts(session),
  };
}

// Somebody who asks for the same twice asks once: a wish of a kind that waits already is not left again, and neither is a
// reminder right after one that went out.
const WISH = `with known as (
  select id from countersign.contracts where id = $1 and account = $4 and not effects ? 'forgotten'
), written as (
  update countersign.contracts contract set wishes = wishes || $2::jsonb, version = version + 1,
    due_at = least(due_at, $3::timestamptz), updated_at = greatest(updated_at, $3::timestamptz)
  where id = $1 and account = $4 and not effects ? 'forgotten'
    and not exists (select from jsonb_array_elements(wishes) other where other ->> 'kind' = $2::jsonb -> 0 ->> 'kind')
    and not ($2::jsonb -> 0 ->> 'kind' = 'remind' and exists (
      select from jsonb_each(effects) effect where effect.key like 'remind:%'
        and effect.value ->> 'state' = 'done'
        and (effect.value ->> 'at')::timestamptz > $3::timestamptz - interval '1 minute'))
  returning id, $3::timestamptz as at, $5::jsonb as trail
), logged as (
  ${insertTrail()}
)
select id from known`;

function askedEntry({ kind, by, reason, until, target }: Wish): readonly NewTrailEntry[] {
  const data = {
    what: kind,
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(target === undefined ? {} : { target: target.text, connection: target.connection }),
  };
  return [{ event: "asked", actor: `person:${by}`, data }];
}

type DueRow = { account: string; deal_id: string };
type OpenRow = { id: string; deal_id: string; remote_id: string | null };

function createSweeps(
  session: Session,
): Pick<Contracts, "open" | "claimDue" | "dueInTurn" | "wish" | "counts"> {
  return {
    async open(account, connection) {
      const rows = await session.rows<OpenRow>({
        name: "contracts.open",
        text: `select id, deal_id, remote_id from countersign.contracts
          where account = $1 and connection = $2 and status in ('drafted', 'sent') order by created_at, id`,
        values: [account, connection],
      });
      return rows.map(({ id, deal_id: dealId, remote_id: remoteId }) => ({
        id,
        dealId,
        ...(remoteId === null ? {} : { remoteId: toRemoteId(remoteId) }),
      }));
    },
    async claimDue(now, guardUntil, limit) {
      // The version stays: a walk that is under way knows better than this guard when to look again.
      const rows = await session.rows<DueRow>({
        name: "contracts.claimDue",
        text: `with due as (
            select id, due_at as was from countersign.contracts where due_at <= $1 order by due_at limit $3 for update skip locked
          ), taken as (
            update countersign.contracts contract set due_at = $2 from due where contract.id = due.id
            returning contract.account, contract.deal_id, due.was
          ) select account, deal_id from taken order by was`,
        values: [now, guardUntil, limit],
      });
      return rows.map((row) => ({ account: row.account, dealId: row.deal_id }));
    },
    async dueInTurn(account, ids, { from, everyMs }) {
      await session.run({
        name: "contracts.dueInTurn",
        text: `with asked as (
            select id, $3::timestamptz + row_number() over (order by due_at, id) * $4 * interval '1 millisecond' as at
            from countersign.contracts where account = $1 and id = any($2::uuid[]) and due_at is not null
          ) update countersign.contracts contract set due_at = asked.at from asked
            where contract.id = asked.id and contract.due_at > asked.at`,
        values: [toText(account), ids, from, everyMs],
      });
    },
    async wish(account, id, wish) {
      if (!isUuid(id)) return false;
      const [row] = await session.rows<{ id: string }>({
        name: "contracts.wish",
        text: WISH,
        values: [id, toJsonb([wish]), wish.at, toText(account), toJsonb(askedEntry(wish))],
      });
      return row !== undefined;
    },
    async counts(account) {
      const rows = await session.rows<{ shown_status: string; count: number }>({
        // each with its own text: an "or" between them would read every row of every account
        text: `select shown_status, count(*)::integer as count from countersign.contracts
          ${account === undefined ? "" : "where account = $1"} group by shown_status`,
        values: account === undefined ? [] : [toText(account)],
      });
      return Object.fromEntries(rows.map((row) => [row.shown_status, row.count]));
    },
  };
}

function select(name: string, where: string, values: readonly unknown[]): Statement {
  return { name, text: `select ${CONTRACT_COLUMNS} from countersign.contracts ${where}`, values };
}

async function all(session: Session, statement: Statement) {
  const rows = await session.rows<ContractRow & Row>(statement);
  return rows.map(toContract);
}

async function first(session: Session, statement: Statement) {
  const [contract] = await all(session, statement);
  return contract;
}
