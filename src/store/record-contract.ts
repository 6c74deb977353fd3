import type { Effect } from "../domain/contract.ts";
import { CONTRACT_COLUMNS } from "./contract-row.ts";
import type { Statement } from "./session.ts";
import type { ContractChange, ContractWrite } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";
import { insertTrail } from "./trail.ts";

// Every column is named, so that one prepared statement serves every write: `coalesce` leaves what is absent; the five
// columns that can be cleared have a flag of their own. An unchanged value costs nothing: it stays where it is stored.
const TEXT = `with written as (
  update countersign.contracts set
    version = version + 1,
    updated_at = $3,
    status = coalesce($5, status),
    remote_id = coalesce($6, remote_id),
    connection = coalesce($7, connection),
    config_version = coalesce($8, config_version),
    "order" = coalesce($9, "order"),
    remote = coalesce($10, remote),
    effects = case when $11::jsonb is null then effects else (effects || $11::jsonb) - $12::text[] end,
    rounds = coalesce($13, rounds),
    wishes = coalesce($14, wishes),
    failure = case when $15::boolean then $16 else failure end,
    attempts = coalesce($17, attempts),
    placed = coalesce($18, placed),
    left_stage_at = case when $19::boolean then $20 else left_stage_at end,
    archive = coalesce($21, archive),
    due_at = case when $22::boolean then $23 else due_at end,
    expires_at = case when $24::boolean then $25 else expires_at end,
    sent_at = coalesce($26, sent_at),
    ended_at = case when $27::boolean then $28 else ended_at end
  where id = $1 and version = $2
  returning ${CONTRACT_COLUMNS}
), logged as (
  ${insertTrail("$3", "$4")}
)
select ${CONTRACT_COLUMNS} from written`;

/** One statement: the row, if it still has the version that was seen, and its trail. */
export function recordContract({ id, version, at, change, trail }: ContractWrite): Statement {
  const { merged, forgotten } = splitEffects(change.effects);
  return {
    name: "contracts.record",
    text: TEXT,
    values: [
      id,
      version,
      at,
      toJsonb(trail),
      change.status,
      change.remoteId === undefined ? undefined : toText(change.remoteId),
      change.connection,
      change.configVersion,
      jsonb(change.order),
      jsonb(change.remote),
      change.effects === undefined ? undefined : toJsonb(merged),
      forgotten,
      jsonb(change.rounds),
      jsonb(change.wishes),
      change.failure !== undefined,
      jsonb(change.failure),
      change.attempts,
      jsonb(change.placed),
      change.leftStageAt !== undefined,
      change.leftStageAt,
      jsonb(change.archive),
      change.dueAt !== undefined,
      change.dueAt,
      change.expiresAt !== undefined,
      change.expiresAt,
      change.sentAt,
      change.endedAt !== undefined,
      change.endedAt,
    ],
  };
}

function jsonb(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : toJsonb(value);
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
