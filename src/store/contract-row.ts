import type { Contract, Reference, RemoteId } from "../domain/contract.ts";

/** A row of `countersign.contracts` as the driver hands it over; jsonb columns hold what we wrote ourselves. */
export type ContractRow = {
  id: string;
  account: string;
  playbook: string;
  config_version: number;
  deal_id: string;
  entry: number;
  trigger: Contract["trigger"];
  connection: string;
  reference: string;
  status: Contract["status"];
  remote_id: string | null;
  order: NonNullable<Contract["order"]> | null;
  remote: NonNullable<Contract["remote"]> | null;
  effects: Contract["effects"];
  rounds: Contract["rounds"];
  wishes: Contract["wishes"];
  failure: NonNullable<Contract["failure"]> | null;
  waiting: NonNullable<Contract["waiting"]> | null;
  missing_since: Date | null;
  about: NonNullable<Contract["about"]> | null;
  attempts: number;
  placed: NonNullable<Contract["placed"]> | null;
  left_stage_at: Date | null;
  archive: Contract["archive"];
  due_at: Date | null;
  expires_at: Date | null;
  sent_at: Date | null;
  ended_at: Date | null;
  created_at: Date;
  updated_at: Date;
  version: number;
};

/** The columns of {@link ContractRow}, without the generated one. */
export const CONTRACT_COLUMNS = `id, account, playbook, config_version, deal_id, entry, trigger, connection, reference,
  status, remote_id, "order", remote, effects, rounds, wishes, failure, attempts, placed, left_stage_at, archive,
  due_at, expires_at, sent_at, ended_at, created_at, updated_at, version, waiting, missing_since, about`;

/** The brand of an id is born here: the column holds what a provider gave us as one, and nothing else. */
export function toRemoteId(column: string): RemoteId {
  return column as RemoteId;
}

/** The row in our words. The brand of the reference is born here: the column holds only our own. */
export function toContract(row: ContractRow): Contract {
  return {
    id: row.id,
    account: row.account,
    playbook: row.playbook,
    configVersion: row.config_version,
    dealId: row.deal_id,
    entry: row.entry,
    trigger: row.trigger,
    connection: row.connection,
    reference: row.reference as Reference,
    status: row.status,
    effects: row.effects,
    rounds: row.rounds,
    wishes: row.wishes,
    attempts: row.attempts,
    archive: row.archive,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    ...(row.remote_id === null ? {} : { remoteId: toRemoteId(row.remote_id) }),
    ...(row.about === null ? {} : { about: row.about }),
    ...(row.order === null ? {} : { order: row.order }),
    ...(row.remote === null ? {} : { remote: row.remote }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.waiting === null ? {} : { waiting: row.waiting }),
    ...(row.missing_since === null ? {} : { missingSince: row.missing_since }),
    ...(row.placed === null ? {} : { placed: row.placed }),
    ...(row.left_stage_at === null ? {} : { leftStageAt: row.left_stage_at }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}
