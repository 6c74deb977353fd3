import type { Effect } from "../domain/contract.ts";
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
    waiting jsonb, missing_since timestamptz, about jsonb, words jsonb)
), planned as (
  insert into countersign.contracts (${CONTRACT_COLUMNS})
  select id, account, playbook, config_version, deal_id, entry, trigger, connection, reference, status, remote_id,
    "order", remote, effects, rounds, wishes, failure, attempts, placed, left_stage_at, archive, due_at, expires_at,
    sent_at, ended_at, at, at, 1, waiting, missing_since, about
  from given order by account, deal_id, playbook, entry
  on conflict (account, deal_id, playbook, entry) do nothing
  returning ${CONTRACT_COLUMNS}
), written as (
  select given.id, given.at, given.trail, given.words, planned.account, planned.playbook, planned.connection,
    planned.created_at, planned.about
  from planned join given on given.id = planned.id
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
    words: catalogueWords(contract.account, contract),
  };
}

function presentEffects(effects: Readonly<Record<string, Effect | null>>): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    Object.entries(effects).flatMap(([key, effect]): [string, Effect][] => (effect ? [[key, effect]] : [])),
  );
}
