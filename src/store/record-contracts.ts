import type { Effect } from "../domain/contract.ts";
import { insertCatalogue } from "./catalogue-entries.ts";
import { catalogueWords } from "./catalogue-words.ts";
import type { Statement } from "./session.ts";
import type { ContractChange, ContractWrite } from "./store.ts";
import { optionalInstant, toInstant, toJsonb, toText } from "./to-jsonb.ts";
import { insertTrail } from "./trail.ts";

// Every column is named, so that one prepared statement serves every write: `coalesce` leaves what is absent, `cleared`
// names the columns that become empty. An unchanged value costs nothing: it stays where it is stored.
const TEXT = `with given as (
  select * from jsonb_to_recordset($1::jsonb) as one(
    account text, id uuid, version integer, write uuid, at timestamptz, cleared text[], forgotten text[], trail jsonb,
    status text, remote_id text, connection text, config_version integer, "order" jsonb, remote jsonb, effects jsonb,
    rounds jsonb, wishes jsonb, failure jsonb, attempts integer, placed jsonb, left_stage_at timestamptz,
    archive jsonb, due_at timestamptz, expires_at timestamptz, sent_at timestamptz, ended_at timestamptz,
    missing_since timestamptz, waiting jsonb, about jsonb, words jsonb)
), written as (
  update countersign.contracts contract set
    version = contract.version + 1,
    last_write = given.write,
    updated_at = given.at,
    status = coalesce(given.status, contract.status),
    remote_id = coalesce(given.remote_id, contract.remote_id),
    connection = coalesce(given.connection, contract.connection),
    config_version = coalesce(given.config_version, contract.config_version),
    "order" = coalesce(given."order", contract."order"),
    about = coalesce(given.about, contract.about),
    remote = coalesce(given.remote, contract.remote),
    effects = case when given.effects is null then contract.effects
      else (contract.effects || given.effects) - given.forgotten end,
    rounds = coalesce(given.rounds, contract.rounds),
    wishes = coalesce(given.wishes, contract.wishes),
    failure = case when 'failure' = any(given.cleared) then null else coalesce(given.failure, contract.failure) end,
    attempts = coalesce(given.attempts, contract.attempts),
    placed = coalesce(given.placed, contract.placed),
    left_stage_at = case when 'left_stage_at' = any(given.cleared) then null
      else coalesce(given.left_stage_at, contract.left_stage_at) end,
    archive = coalesce(given.archive, contract.archive),
    due_at = case when 'due_at' = any(given.cleared) then null else coalesce(given.due_at, contract.due_at) end,
    expires_at = case when 'expires_at' = any(given.cleared) then null
      else coalesce(given.expires_at, contract.expires_at) end,
    sent_at = coalesce(given.sent_at, contract.sent_at),
    ended_at = case when 'ended_at' = any(given.cleared) then null else coalesce(given.ended_at, contract.ended_at) end,
    missing_since = case when 'missing_since' = any(given.cleared) then null
      else coalesce(given.missing_since, contract.missing_since) end,
    waiting = case when 'waiting' = any(given.cleared) then null else coalesce(given.waiting, contract.waiting) end
  from given
  where contract.id = given.id and contract.version = given.version and contract.account = given.account
  returning contract.id, contract.version, given.at, given.trail, given.words, contract.account, contract.playbook,
    contract.connection, contract.created_at, contract.about
), logged as (
  ${insertTrail()}
), catalogued as (
  ${insertCatalogue()}
)
select id, version from written
union all
select id, contract.version from given join countersign.contracts contract using (id, account)
where contract.version = given.version + 1 and contract.last_write = given.write`;

/** A row that was written. */
export type RecordedRow = { id: string; version: number };

/** A write with a name of its own. */
export interface NamedWrite extends ContractWrite {
  readonly write: string;
}

/**
 * One statement for many contracts, each with its trail: a row is written if it still has the version that was seen. The
 * same write again, after its answer was lost, is answered as if it had been written now. No two about one contract.
 */
export function recordContracts(writes: readonly NamedWrite[]): Statement {
  // Everybody locks rows in the same order: two processes that write the same contracts do not wait for each other.
  const rows = writes.map(toRow).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { name: "contracts.record", text: TEXT, values: [toJsonb(rows)] };
}

function toRow({ account, id, version, write, at, change, trail }: NamedWrite) {
  const { merged, forgotten } = splitEffects(change.effects);
  return {
    account: toText(account),
    id,
    version,
    write,
    at: toInstant(at),
    cleared: clearedBy(change),
    forgotten,
    trail,
    status: change.status,
    remote_id: change.remoteId,
    connection: change.connection,
    config_version: change.configVersion,
    order: change.order,
    remote: change.remote,
    effects: change.effects === undefined ? undefined : merged,
    rounds: change.rounds,
    wishes: change.wishes,
    failure: change.failure,
    attempts: change.attempts,
    placed: change.placed,
    left_stage_at: optionalInstant(change.leftStageAt),
    archive: change.archive,
    due_at: optionalInstant(change.dueAt),
    expires_at: optionalInstant(change.expiresAt),
    sent_at: optionalInstant(change.sentAt),
    ended_at: optionalInstant(change.endedAt),
    missing_since: optionalInstant(change.missingSince),
    waiting: change.waiting,
    about: change.about,
    words: change.order === undefined ? undefined : catalogueWords(account, change),
  };
}

function clearedBy(change: ContractChange): readonly string[] {
  const clearable = {
    failure: change.failure,
    left_stage_at: change.leftStageAt,
    due_at: change.dueAt,
    expires_at: change.expiresAt,
    ended_at: change.endedAt,
    missing_since: change.missingSince,
    waiting: change.waiting,
  };
  return Object.entries(clearable).flatMap(([column, value]) => (value === null ? [column] : []));
}

function splitEffects(effects: ContractChange["effects"] = {}): {
  readonly merged: Readonly<Record<string, Effect>>;
  readonly forgotten: readonly string[];
} {
  const kept: [string, Effect][] = [];
  const forgotten: string[] = [];
  for (const [key, effect] of Object.entries(effects)) {
    if (effect === null) forgotten.push(toText(key));
    else kept.push([key, effect]);
  }
  return { merged: Object.fromEntries(kept), forgotten };
}
