import type { Statement } from "../store/session.ts";
import { toJsonb, toText } from "../store/to-jsonb.ts";
import { QUEUE, SCHEMA } from "./boss.ts";
import type { Look } from "./jobs.ts";

// One row in `countersign.looks` per deal that is being looked at or is to be, and one job in pg-boss behind it, always
// written together: a deal never has two jobs, and so never two walks. What arrives while the job is there is noted in
// `wanted`: taken along by the walk that is about to begin, or by one more after this one. Everybody locks rows in the
// order of account and deal, and the row before its job; otherwise two of them could wait for each other.

/** A look that wants to be enqueued, with the id its job gets if the deal has none. */
export interface Wanted {
  readonly job: string;
  readonly look: Look;
}

/** A walk that ended, named by its claim: another worker's newer claim is left alone. */
export interface Ended {
  readonly job: string;
  readonly claim: number;
  readonly done: boolean;
  /** For a look that is not done: how long until it comes back. */
  readonly waitMs: number;
}

/** How strongly a look says that the deal entered a stage: `true`, the reason itself, `false`. Joining takes the most. */
const STRENGTH = { yes: 2, itself: 1, no: 0 } as const;

export function strengthOf({ entered }: Pick<Look, "entered">): number {
  if (entered === undefined) return STRENGTH.itself;
  return entered ? STRENGTH.yes : STRENGTH.no;
}

/** The same, back in our words. */
export function enteredOf(strength: number): Pick<Look, "entered"> {
  return strength === STRENGTH.itself ? {} : { entered: strength === STRENGTH.yes };
}

// Only where nobody says whether the deal entered does the reason itself count: then a weaker knock must not replace it, also
// while the walk runs that has taken it up, for it may come back unfinished. A person's says more than the clock's.
const ITSELF = `${STRENGTH.itself} in (look.entered, coalesce(look.wanted, 0))`;
const KEPT = `${ITSELF} and (excluded.entered = ${STRENGTH.no} or excluded.entered = ${STRENGTH.itself} and look.reason = 'person')`;

/** Notes the looks and pulls forward those that wait for later. Answers the job of each: another's = joined. */
export function wantLooks(wanted: readonly Wanted[], sender: string): Statement {
  const rows = wanted.map(({ job, look }) => ({
    job,
    account: toText(look.account),
    deal_id: toText(look.dealId),
    reason: toText(look.reason),
    entered: strengthOf(look),
  }));
  return {
    name: "looks.want",
    text: `with noted as (
        insert into countersign.looks as look (account, deal_id, job, reason, entered)
        select account, deal_id, job, reason, entered
        from jsonb_to_recordset($1::jsonb) as given(account text, deal_id text, job uuid, reason text, entered smallint)
        order by account, deal_id
        on conflict (account, deal_id) do update set
          wanted = greatest(look.wanted, excluded.entered),
          reason = case when ${KEPT} then look.reason else excluded.reason end
        returning job
      ), pulled as (
        update ${SCHEMA}.job set start_after = now()
        where name = '${QUEUE}' and id in (select job from noted) and state < 'active' and start_after > now()
      )
      select job, pg_notify('countersign_looks', $2)::text from noted`,
    values: [toJsonb(rows), sender],
  };
}

/** A look that a walk takes up. */
export type TakenRow = {
  job: string;
  account: string;
  deal_id: string;
  reason: string;
  entered: number;
  attempt: number;
};

/** Takes along everything that was noted so far; what is noted from now on makes one more walk. */
export function takeLooks(jobs: readonly string[]): Statement {
  return {
    name: "looks.take",
    text: `with taken as (
        select account, deal_id from countersign.looks where job = any($1::uuid[]) order by account, deal_id for update
      )
      update countersign.looks look set entered = greatest(look.entered, look.wanted), wanted = null
      from taken where look.account = taken.account and look.deal_id = taken.deal_id
      returning look.job, look.account, look.deal_id, look.reason, look.entered, look.attempt`,
    values: [jobs],
  };
}

const SETTLE = `with given as (
    select * from jsonb_to_recordset($1::jsonb) as one(job uuid, claim integer, done boolean, "waitMs" float8)
  ), ended as (
    select look.account, look.deal_id, job.id, given.done, given."waitMs" as wait_ms, look.wanted is not null as wanted
    from given
    join countersign.looks look on look.job = given.job
    join ${SCHEMA}.job job on job.name = '${QUEUE}' and job.id = given.job
      and job.state = 'active' and job.retry_count = given.claim
    order by look.account, look.deal_id
    for update of look, job
  ), gone as (
    delete from countersign.looks look using ended
    where look.job = ended.id and ended.done and not ended.wanted returning look.job
  ), kept as (
    update countersign.looks look set
      attempt = case when ended.done then 0 else attempt + 1 end,
      entered = case when ended.done then 0 else entered end
    from ended where look.job = ended.id and not (ended.done and not ended.wanted)
  ), deleted as (
    delete from ${SCHEMA}.job using gone where name = '${QUEUE}' and id = gone.job
  ), back as (
    update ${SCHEMA}.job job set
      state = 'retry', created_on = now(),
      start_after = case when ended.wanted then now() else now() + ended.wait_ms * interval '1 millisecond' end
    from ended where job.name = '${QUEUE}' and job.id = ended.id and not (ended.done and not ended.wanted)
  )
  select id as job from ended where wanted`;

/** Ends walks: the look is gone, or comes back at once because it was wanted meanwhile (those are answered), or later. */
export function settleLooks(ended: readonly Ended[]): Statement {
  return { name: "looks.settle", text: SETTLE, values: [toJsonb(ended)] };
}

/**
 * Gives back the looks of workers that have not been heard of for so long. A database that has just come up waits as
 * long for them to report.
 */
export function releaseSilent(silentMs: number): Statement {
  return {
    name: "looks.releaseSilent",
    text: `update ${SCHEMA}.job set state = 'retry', start_after = now()
      where name = '${QUEUE}' and id in (
        select id from ${SCHEMA}.job
        where name = '${QUEUE}' and state = 'active' and heartbeat_on < now() - $1 * interval '1 millisecond'
          and pg_postmaster_start_time() < now() - $1 * interval '1 millisecond'
        for update skip locked)`,
    values: [silentMs],
  };
}

/** Gives back every running look, or only these claims. */
export function releaseLooks(claims?: readonly Pick<Ended, "job" | "claim">[]): Statement {
  return {
    text: `update ${SCHEMA}.job set state = 'retry', start_after = now()
      where name = '${QUEUE}' and state = 'active' and ($1::jsonb is null or exists (
        select from jsonb_to_recordset($1::jsonb) as one(job uuid, claim integer)
        where one.job = id and one.claim = retry_count))`,
    values: [claims === undefined ? null : toJsonb(claims)],
  };
}

/** Puts jobs that somebody ended from outside back in line, so that their looks are not stuck. */
export function reviveLooks(): Statement {
  return {
    text: `update ${SCHEMA}.job set state = 'retry', start_after = now(), completed_on = null
      where name = '${QUEUE}' and state > 'active'`,
  };
}

/** Looks whose job somebody deleted from outside. */
export function strandedLooks(): Statement {
  return {
    text: `select job, account from countersign.looks look
      where not exists (select from ${SCHEMA}.job where name = '${QUEUE}' and id = look.job)`,
  };
}

/**
 * How many wait, how many of them could be taken now and since when the first could, how many run. Read by the clock itself: a
 * statement that began before a look came back may see it all the same, and would take it for one of the future.
 */
export type CountsRow = { waiting: number; ready: number; running: number; oldest_ready_ms: number };

export function countLooks(): Statement {
  return {
    name: "looks.count",
    text: `select
        count(*) filter (where state < 'active')::integer as waiting,
        count(*) filter (where state < 'active' and start_after <= clock_timestamp())::integer as ready,
        count(*) filter (where state = 'active')::integer as running,
        coalesce(extract(epoch from clock_timestamp() - min(start_after) filter (where state < 'active' and start_after <= clock_timestamp())) * 1000, 0)::float8
          as oldest_ready_ms
      from ${SCHEMA}.job where name = '${QUEUE}'`,
  };
}
