import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Columns in camel case are the sign-in library's own; a test compares them with what it asks for. */
const THE_LIBRARYS = [
  `create table countersign_auth.people (
    id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp,
    "twoFactorEnabled" boolean)`,
  `create table countersign_auth.sessions (
    id text primary key, "expiresAt" timestamptz not null, token text not null unique,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null,
    "ipAddress" text, "userAgent" text,
    "userId" text not null references countersign_auth.people (id) on delete cascade deferrable initially deferred)`,
  `create index sessions_person on countersign_auth.sessions ("userId")`,
  `create table countersign_auth.sign_ins (
    id text primary key, "accountId" text not null, "providerId" text not null,
    "userId" text not null references countersign_auth.people (id) on delete cascade deferrable initially deferred,
    "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz, scope text, password text,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null)`,
  `create index sign_ins_person on countersign_auth.sign_ins ("userId")`,
  `create unique index sign_ins_one on countersign_auth.sign_ins ("providerId", "accountId")`,
  `create table countersign_auth.verifications (
    id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp)`,
  `create index verifications_identifier on countersign_auth.verifications (identifier)`,
  `create table countersign_auth.second_factors (
    id text primary key, secret text not null, "backupCodes" text not null,
    "userId" text not null references countersign_auth.people (id) on delete cascade deferrable initially deferred,
    verified boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz)`,
  `create index second_factors_secret on countersign_auth.second_factors (secret)`,
  `create index second_factors_person on countersign_auth.second_factors ("userId")`,
  `create table countersign_auth.rates (
    id text primary key, key text not null unique, count integer not null, "lastRequest" bigint not null)`,
] as const;

const OURS = [
  // account `*`: every account there is or will be
  `create table countersign_auth.members (
    account text not null, role text not null, at timestamptz not null,
    person text not null references countersign_auth.people (id) on delete cascade deferrable initially deferred,
    primary key (person, account))`,
  `create index members_account on countersign_auth.members (account)`,
  // `email` null: whoever holds the link
  `create table countersign_auth.links (
    id uuid primary key, hash text not null unique, account text not null, role text not null, email text,
    made_by text not null, at timestamptz not null, ends_at timestamptz not null)`,
  `create index links_account on countersign_auth.links (account)`,
  `create table countersign_auth.keys (
    id uuid primary key, hash text not null unique, account text not null, role text not null, name text not null,
    made_by text not null, at timestamptz not null, ends_at timestamptz, used_at timestamptz)`,
  `create index keys_account on countersign_auth.keys (account)`,
  // one row: what sign-in is sealed with where no secret key is given
  `create table countersign_auth.seals (
    single boolean primary key default true check (single), value text not null)`,
  `create table countersign_auth.failures (
    key text primary key, count integer not null, since timestamptz not null)`,
] as const;

/** People, their sessions and roles, one-time links and API keys: a schema of their own. */
export const signIn: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw("create schema countersign_auth").execute(db);
    for (const statement of [...THE_LIBRARYS, ...OURS]) await sql.raw(statement).execute(db);
  },
};
