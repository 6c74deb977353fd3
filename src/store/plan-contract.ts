import type { Effect } from "../domain/contract.ts";
import { CONTRACT_COLUMNS } from "./contract-row.ts";
import { uuidv7 } from "./reference.ts";
import type { Statement } from "./session.ts";
import type { NewContract } from "./store.ts";
import { toJsonb, toText } from "./to-jsonb.ts";
import { insertTrail } from "./trail.ts";

const TEXT = `with written as (
  insert into countersign.contracts (${CONTRACT_COLUMNS})
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
    $24, $25, $26, $26, 1)
  on conflict (account, deal_id, playbook, entry) do nothing
  returning ${CONTRACT_COLUMNS}
), logged as (
  ${insertTrail("$26", "$27")}
)
select ${CONTRACT_COLUMNS}, true as fresh from written
union all
select ${CONTRACT_COLUMNS}, false as fresh from countersign.contracts
where account = $2 and deal_id = $5 and playbook = $3 and entry = $6 and not exists (select from written)`;

/** One statement: the new row with its trail, or the row that was there before. */
export function planContract(contract: NewContract): Statement {
  return {
    name: "contracts.plan",
    text: TEXT,
    values: [
      uuidv7(),
      contract.account,
      contract.playbook,
      contract.configVersion,
      toText(contract.dealId),
      contract.entry,
      toJsonb(contract.trigger),
      contract.connection,
      contract.reference,
      contract.status ?? "planned",
      contract.remoteId === undefined ? null : toText(contract.remoteId),
      jsonbOrNull(contract.order),
      jsonbOrNull(contract.remote),
      toJsonb(presentEffects(contract.effects)),
      toJsonb(contract.rounds ?? {}),
      toJsonb(contract.wishes ?? []),
      jsonbOrNull(contract.failure),
      contract.attempts ?? 0,
      jsonbOrNull(contract.placed),
      contract.leftStageAt ?? null,
      toJsonb(contract.archive ?? []),
      contract.dueAt ?? null,
      contract.expiresAt ?? null,
      contract.sentAt ?? null,
      contract.endedAt ?? null,
      contract.at,
      toJsonb(contract.trail),
    ],
  };
}

function jsonbOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : toJsonb(value);
}

function presentEffects(effects: Readonly<Record<string, Effect | null>>): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    Object.entries(effects).flatMap(([key, effect]): [string, Effect][] => (effect ? [[key, effect]] : [])),
  );
}
