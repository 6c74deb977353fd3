import type { CatalogueRow } from "./catalogue.ts";
import type { ContractRow } from "./contract-row.ts";
import { toRemoteId } from "./contract-row.ts";
import type { Reference } from "./store.ts";

/** A row of the console's list as the driver hands it over: none of the wide columns as a whole. */
export type ListedRow = Pick<
  ContractRow,
  | "id"
  | "reference"
  | "status"
  | "deal_id"
  | "about"
  | "playbook"
  | "connection"
  | "remote_id"
  | "failure"
  | "waiting"
  | "created_at"
  | "updated_at"
  | "sent_at"
  | "expires_at"
  | "ended_at"
> & {
  title: string | null;
  deal: NonNullable<CatalogueRow["deal"]> | null;
  signers: CatalogueRow["signers"] | null;
  seen: CatalogueRow["seen"] | null;
  /** The sorted instant, in UTC and to the microsecond. */
  place: string;
};

/** The columns of {@link ListedRow}, of the contract `c`, without the place. */
export const LISTED_COLUMNS = `c.id, c.reference, c.status, c.deal_id, c.about, c.playbook, c.connection, c.remote_id,
  c.failure, c.waiting, c.created_at, c.updated_at, c.sent_at, c.expires_at, c.ended_at, c."order" ->> 'title' as title,
  c."order" -> 'deal' as deal, c."order" -> 'signers' as signers, c.remote -> 'signers' as seen`;

/** The row in our words. The reference's brand is born here, as in the contract's row. */
export function toCatalogueRow(row: ListedRow): CatalogueRow {
  return {
    id: row.id,
    reference: row.reference as Reference,
    status: row.status,
    dealId: row.deal_id,
    playbook: row.playbook,
    connection: row.connection,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    signers: row.signers ?? [],
    seen: row.seen ?? [],
    ...(row.about === null ? {} : { about: row.about }),
    ...(row.remote_id === null ? {} : { remoteId: toRemoteId(row.remote_id) }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.waiting === null ? {} : { waiting: row.waiting }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.deal === null ? {} : { deal: row.deal }),
  };
}
