import type { Effect } from "../domain/contract.ts";
import { HELD_BEFORE } from "../domain/decide/mass-move-words.ts";
import { insertCatalogue } from "./catalogue-entries.ts";
import { catalogueWords } from "./catalogue-words.ts";
import { CONTRACT_COLUMNS } from "./contract-row.ts";
import { uuidv7 } from "./reference.ts";
import type { Statement } from "./session.ts";
import type { NewContract } from "./store.ts";
import { optionalInstant, toInstant, toJsonb, toText } from "./to-jsonb.ts";
import { insertTrail } from "./trail.ts";

const TEXT = `with given as (
  select * from jsonb_to_recordset($1::jsonb) as one(
    place integer, at timestamptz, trail jsonb,
    id uuid, account text, playbook text, config_version integer, deal_id text, entry integer, trigger jsonb,
    connection text, reference text, status text, remote_id text, "order" jsonb, remote jsonb, effects jsonb,
    rounds jsonb, wishes jsonb, failure jsonb, attempts integer, placed jsonb, left_stage_at timestamptz,
    archive jsonb, due_at timestamptz, expires_at timestamptz, sent_at timestamptz, ended_at timestamptz,
    waiting jsonb, missing_since timestamptz, about jsonb, words jsonb, hold_above integer, hold_since timestamptz,
    hold_opens jsonb, hold_follows jsonb, hold_opens_trail jsonb, hold_follows_trail jsonb)
${heldOf("given")}), planned as (
  insert into countersign.contracts (${CONTRACT_COLUMNS})
  select id, account, playbook, config_version, deal_id, entry, trigger, connection, reference, status, remote_id,
    "order", remote, case when is_held then '{}'::jsonb else effects end,
    case when is_held then '{"failed": 1}'::jsonb else rounds end, wishes,
    case when not is_held then failure when opens then ${withNumber("hold_opens")} else hold_follows end, attempts, placed,
    left_stage_at, archive, due_at, expires_at, sent_at, ended_at, at, at, 1, waiting, missing_since, about
  from judged order by account, deal_id, playbook, entry, place
  on conflict (account, deal_id, playbook, entry) do nothing
  returning ${CONTRACT_COLUMNS}
), written as (
  select given.id, given.at, case when not given.is_held then given.trail when given.opens then ${withNumber("given.hold_opens_trail")}
    else given.hold_follows_trail end as trail, given.words, planned.account, planned.playbook, planned.connection,
    planned.created_at, planned.about
  from planned join judged given on given.id = planned.id
), logged as (
  ${insertTrail()}
), catalogued as (
  ${insertCatalogue()}
)
select ${columnsOf("planned")}, given.place, planned.id = given.id as fresh
from given join planned using (account, deal_id, playbook, entry)
union all
select ${columnsOf("contract")}, given.place, false as fresh
from given join countersign.contracts contract using (account, deal_id, playbook, entry)
where not exists (select from planned where planned.id = contract.id)`;

/**
 * SQL: which of the rows that are new come on top of too many of the same playbook, or while such are held already. The first
 * of them opens the hold, that is: its id stands in the one row of its playbook. Every statement that holds something locks that
 * row until it is committed, so that of several processes one opens it, and that an answer waits for what is being held and
 * leaves nothing of it behind. What the statement saw before it had the lock is no ground for opening: a hold is taken over only
 * as long as it is the very one that was seen to be over.
 */
function heldOf(given: string): string {
  return `), ruled as (
  select ${given}.account, ${given}.playbook, min(${given}.hold_above) as above, min(${given}.hold_since) as since
  from ${given} where ${given}.hold_above is not null group by ${given}.account, ${given}.playbook
), counted as (
  select ruled.account, ruled.playbook, ruled.above, hold.opened_by as seen,
    greatest(ruled.since, hold.answered_at) as since,
    (select count(*) from (select from countersign.catalogue known where known.account = ruled.account
      and known.playbook = ruled.playbook and known.created_at > greatest(ruled.since, hold.answered_at)
      limit ruled.above) as lately) as lately,
    exists (select from countersign.contracts held where held.account = ruled.account and held.playbook = ruled.playbook
      and held.failure ->> 'code' = 'mass_move' and held.wishes = '[]'::jsonb) as is_open,
    coalesce((select true from countersign.contracts opener where opener.id = hold.opened_by), false) as is_told
  from ruled left join countersign.holds hold on hold.account = ruled.account and hold.playbook = ruled.playbook
), placed as (
  select ${given}.id, counted.account, counted.playbook, counted.since, counted.is_open
      or counted.lately + row_number() over (partition by counted.account, counted.playbook order by ${given}.place)
        > counted.above as is_held, ${given}.place
  from ${given} join counted using (account, playbook)
  where ${given}.hold_above is not null and not exists (select from countersign.contracts there
    where there.account = ${given}.account and there.deal_id = ${given}.deal_id
      and there.playbook = ${given}.playbook and there.entry = ${given}.entry)
), opened as (
  insert into countersign.holds as hold (account, playbook, opened_by)
  select distinct on (account, playbook) account, playbook, id from placed where is_held order by account, playbook, place
  on conflict (account, playbook) do update set opened_by = case
    when hold.opened_by is null or exists (select from counted where counted.account = hold.account
      and counted.playbook = hold.playbook and counted.seen = hold.opened_by
      and not (counted.is_open and counted.is_told)) then excluded.opened_by
    else hold.opened_by end
  returning hold.opened_by
), judged as (
  select ${given}.*, coalesce(placed.is_held, false) as is_held, opened.opened_by is not null as opens,
    case when opened.opened_by is not null then (select count(*) from countersign.catalogue known
        where known.account = placed.account and known.playbook = placed.playbook and known.created_at > placed.since)
      + (select count(*) from placed free where free.account = placed.account and free.playbook = placed.playbook
        and not free.is_held) end as came_before
  from ${given} left join placed on placed.id = ${given}.id
  left join opened on opened.opened_by = placed.id
`;
}

/** SQL: the same JSON with the number of those that came before the first that is held. */
function withNumber(column: string): string {
  return `replace(${column}::text, '${HELD_BEFORE}', came_before::text)::jsonb`;
}

/**
 * One statement for many: the new rows with their trails, or the rows that were there before. A row of ours appears
 * `place`d as it was given; one that another caller commits meanwhile may be missing.
 */
export function planContracts(contracts: readonly NewContract[]): Statement {
  return { name: "contracts.plan", text: TEXT, values: [toJsonb(contracts.map(toRow))] };
}

function columnsOf(table: string): string {
  return CONTRACT_COLUMNS.split(",")
    .map((column) => `${table}.${column.trim()}`)
    .join(", ");
}

function toRow(contract: NewContract, place: number) {
  return {
    place,
    at: toInstant(contract.at),
    trail: contract.trail,
    id: uuidv7(),
    account: toText(contract.account),
    playbook: contract.playbook,
    config_version: contract.configVersion,
    deal_id: contract.dealId,
    entry: contract.entry,
    trigger: contract.trigger,
    connection: contract.connection,
    reference: contract.reference,
    status: contract.status ?? "planned",
    remote_id: contract.remoteId,
    order: contract.order,
    remote: contract.remote,
    effects: presentEffects(contract.effects),
    rounds: contract.rounds ?? {},
    wishes: contract.wishes ?? [],
    failure: contract.failure,
    attempts: contract.attempts ?? 0,
    placed: contract.placed,
    left_stage_at: optionalInstant(contract.leftStageAt),
    archive: contract.archive ?? [],
    due_at: optionalInstant(contract.dueAt),
    expires_at: optionalInstant(contract.expiresAt),
    sent_at: optionalInstant(contract.sentAt),
    ended_at: optionalInstant(contract.endedAt),
    waiting: contract.waiting,
    missing_since: optionalInstant(contract.missingSince),
    about: contract.about,
    hold_above: contract.hold?.above,
    hold_since: optionalInstant(contract.hold?.since),
    hold_opens: contract.hold?.failure.opens,
    hold_follows: contract.hold?.failure.follows,
    hold_opens_trail: contract.hold?.trail.opens,
    hold_follows_trail: contract.hold?.trail.follows,
    words: catalogueWords(contract.account, contract),
  };
}

function presentEffects(effects: Readonly<Record<string, Effect | null>>): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    Object.entries(effects).flatMap(([key, effect]): [string, Effect][] => (effect ? [[key, effect]] : [])),
  );
}
