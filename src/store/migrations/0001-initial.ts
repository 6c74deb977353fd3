import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create table countersign.deliveries (
    id uuid primary key,
    account text not null,
    connection text not null,
    received_at timestamptz not null,
    headers jsonb not null,
    body bytea not null,
    state text not null default 'waiting',
    reason text,
    deals jsonb not null default '[]',
    attempts integer not null default 0,
    not_before timestamptz not null
  )`,
  `create index deliveries_waiting on countersign.deliveries (not_before, id) where state = 'waiting'`,
  `create index deliveries_account on countersign.deliveries (account, id)`,
  `create index deliveries_received_at on countersign.deliveries (received_at)`,

  // Room on each page keeps most writes of a row on its page, off the indexes (HOT).
  `create table countersign.contracts (
    id uuid primary key,
    account text not null,
    playbook text not null,
    config_version integer not null,
    deal_id text not null,
    entry integer not null,
    trigger jsonb not null,
    connection text not null,
    reference text not null unique,
    status text not null,
    remote_id text,
    "order" jsonb,
    remote jsonb,
    effects jsonb not null,
    rounds jsonb not null,
    wishes jsonb not null,
    failure jsonb,
    attempts integer not null,
    placed jsonb,
    left_stage_at timestamptz,
    archive jsonb not null,
    due_at timestamptz,
    expires_at timestamptz,
    sent_at timestamptz,
    ended_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    shown_status text not null generated always as (case when failure is not null then 'failed' else status end) stored,
    unique (account, deal_id, playbook, entry)
  ) with (fillfactor = 70)`,
  `create index contracts_remote on countersign.contracts (account, connection, remote_id) where remote_id is not null`,
  `create index contracts_open on countersign.contracts (account, connection) where status in ('drafted', 'sent')`,
  `create index contracts_due on countersign.contracts (due_at) where due_at is not null`,
  `create index contracts_shown on countersign.contracts (account, shown_status, created_at, id)`,
  `create index contracts_created on countersign.contracts (created_at, id)`,
  `create index contracts_failed on countersign.contracts (created_at, id) where failure is not null`,

  `create table countersign.trail (
    contract uuid not null,
    id bigint generated always as identity,
    at timestamptz not null,
    event text not null,
    actor text not null,
    data jsonb,
    primary key (contract, id)
  )`,
  `create function countersign.refuse_change() returns trigger language plpgsql as $$
  begin
    if current_setting('countersign.erasing', true) = 'on' then
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end if;
    raise exception 'the trail is append-only: % refused', tg_op;
  end $$`,
  `create trigger trail_is_append_only before update or delete on countersign.trail
    for each row execute function countersign.refuse_change()`,
  `create trigger trail_is_never_emptied before truncate on countersign.trail
    for each statement execute function countersign.refuse_change()`,

  `create table countersign.calls (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account text not null,
    connection text not null,
    contracts text[] not null,
    operation text not null,
    method text not null,
    url text not null,
    request_body text,
    status integer,
    response_body text,
    request_id text,
    duration_ms double precision not null,
    error text
  )`,
  `create index calls_contracts on countersign.calls using gin (contracts)`,
  `create index calls_at on countersign.calls (at)`,

  `create table countersign.versions (
    account text not null,
    version integer not null,
    playbooks jsonb not null,
    at timestamptz not null,
    primary key (account, version)
  )`,
  `create table countersign.marks (
    account text not null,
    name text not null,
    at timestamptz not null,
    primary key (account, name)
  )`,
  `create table countersign.tokens (
    account text not null,
    connection text not null,
    access_token text,
    refresh_token text,
    expires_at timestamptz,
    primary key (account, connection)
  )`,
  `create table countersign.health (
    account text not null,
    connection text not null,
    state text not null,
    code text,
    detail text,
    since timestamptz not null,
    last_at timestamptz not null,
    primary key (account, connection)
  )`,
  `create table countersign.limits (
    key text primary key,
    next_at timestamptz not null,
    paused_until timestamptz,
    blocked text
  ) with (fillfactor = 50)`,

  // One row per deal that is being looked at or is to be: the guard around the queue's job. See src/jobs.
  `create table countersign.looks (
    account text not null,
    deal_id text not null,
    job uuid not null unique,
    reason text not null,
    entered smallint not null,
    wanted smallint,
    attempt integer not null default 0,
    primary key (account, deal_id)
  ) with (fillfactor = 70)`,
] as const;

/** The first shape of the schema `countersign`. */
export const initial: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
