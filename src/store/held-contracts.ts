import { HOLD_MINUTES } from "../domain/playbook.ts";
import type { Row, Session } from "./session.ts";
import type { HeldAnswer, HeldGroup } from "./held.ts";
import type { Contracts } from "./store.ts";
import { toInstant, toJsonb, toText } from "./to-jsonb.ts";
import { insertTrail } from "./trail.ts";

/** Held, and nobody has asked for anything of it yet. */
const HELD = `account = $1 and playbook = $2 and failure ->> 'code' = 'mass_move' and wishes = '[]'::jsonb
  and status = 'planned' and not effects ? 'create'`;

// Each is due a millisecond after the one before: they go in the order in which they came.
const RELEASE = `with held as (
  select id, row_number() over (order by created_at, id) as place from (
    select id, created_at from countersign.contracts where ${HELD} order by id for update
  ) locked
), written as (
  update countersign.contracts contract set version = contract.version + 1, updated_at = $3::timestamptz,
    due_at = $3::timestamptz + held.place * interval '1 millisecond',
    wishes = jsonb_build_array($4::jsonb || jsonb_build_object('id', gen_random_uuid()))
  from held where contract.id = held.id
  returning contract.id, $3::timestamptz as at, $5::jsonb as trail
), logged as (
  ${insertTrail()}
)
select count(*)::integer as count from written`;

// No contract was made, so nothing is told on the deals: they are what somebody moved by mistake.
const DROP = `with held as (
  select id from countersign.contracts where ${HELD} order by id for update
), written as (
  update countersign.contracts contract set version = contract.version + 1, updated_at = $3::timestamptz,
    status = 'withdrawn', ended_at = $3::timestamptz, failure = null, due_at = null,
    rounds = contract.rounds || '{"withdrawn": 1}',
    effects = contract.effects || (select jsonb_object_agg('withdrawn/' || act, $4::jsonb)
      from unnest(array['note', 'task', 'deal']) as act)
  from held where contract.id = held.id
  returning contract.id, $3::timestamptz as at, $5::jsonb as trail
), logged as (
  ${insertTrail()}
)
select count(*)::integer as count from written`;

// What comes from now on is counted anew. Waits for those who are just holding something, and is seen by those who come after.
const DECIDED = `insert into countersign.holds as hold (account, playbook, answered_at) values ($1, $2, $3)
  on conflict (account, playbook) do update set opened_by = null, answered_at = excluded.answered_at`;

// A burst is what came since the limit was counted: while something is held, nothing of its playbook is made unasked.
const groupsOf = (condition: string): string => `select held.account, held.playbook, held.count, held.since,
    beside.made, beside.out
  from (
    select account, playbook, count(*)::integer as count, min(created_at) as since
    from countersign.contracts where failure ->> 'code' = 'mass_move' and wishes = '[]'::jsonb ${condition}
    group by 1, 2
  ) held
  left join countersign.holds hold on hold.account = held.account and hold.playbook = held.playbook
  cross join lateral (
    select count(*)::integer as made, (count(*) filter (where contract.status = 'sent'))::integer as out
    from countersign.catalogue known cross join lateral (
      select status, failure, wishes from countersign.contracts where id = known.contract limit 1) contract
    where known.account = held.account and known.playbook = held.playbook
      and known.created_at > greatest(held.since - interval '${HOLD_MINUTES} minutes', hold.answered_at)
      and ((contract.failure ->> 'code') is distinct from 'mass_move' or contract.wishes <> '[]'::jsonb)
  ) beside
  order by 1, 2`;

/** Contracts that wait for a person because unusually many came at once. */
export function createHeldContracts(session: Session): Pick<Contracts, "held" | "letGo" | "drop"> {
  async function decide(name: string, text: string, answer: HeldAnswer, rest: readonly unknown[]) {
    const values = [toText(answer.account), toText(answer.playbook), toInstant(answer.at)];
    // by itself and first: what was held until this row was ours is seen only by a statement that begins afterwards
    await session.run({ name: "contracts.held.decided", text: DECIDED, values });
    const [row] = await session.rows<{ count: number }>({ name, text, values: [...values, ...rest] });
    return row?.count ?? 0;
  }
  return {
    held: (account) =>
      session.rows<HeldGroup & Row>({
        name: account === undefined ? "contracts.held.all" : "contracts.held",
        text: groupsOf(account === undefined ? "" : "and account = $1"),
        values: account === undefined ? [] : [toText(account)],
      }),
    letGo(answer) {
      const { by, at } = answer;
      const wish = { kind: "resume", by, at: at.toISOString() };
      const asked = { event: "asked", actor: `person:${by}`, data: { what: "resume" } };
      return decide("contracts.held.letGo", RELEASE, answer, [toJsonb(wish), toJsonb([asked])]);
    },
    drop(answer) {
      const { by, at, reason } = answer;
      const skipped = { state: "skipped", attempt: 1, at: at.toISOString() };
      const asked = { event: "asked", actor: `person:${by}`, data: { what: "withdraw" } };
      const changed = { from: "planned", to: "withdrawn", reason };
      const trail = [asked, { event: "status_changed", actor: "countersign", data: changed }];
      return decide("contracts.held.drop", DROP, answer, [toJsonb(skipped), toJsonb(trail)]);
    },
  };
}
