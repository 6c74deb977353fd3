import type { JsonObject } from "../domain/json.ts";
import type { Session } from "./session.ts";
import type {
  DocumentChange,
  DocumentVersion,
  Documents,
  PlaybookVersion,
  StoredDocument,
} from "./configuration.ts";
import { lastChanges } from "./last-changes.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A row of `countersign.documents`. */
export type DocumentRow = {
  account: string;
  version: number;
  document: JsonObject;
  at: Date;
  by: string;
  note: string | null;
  about: string | null;
};

type StoredRow = Omit<DocumentRow, "about">;
type HistoryRow = Omit<StoredRow, "document" | "account"> & { playbook: JsonObject | null };

/** Both in one transaction: nobody reads a document whose credentials are not there yet. */
export interface DocumentTools {
  readonly inTransaction: <T>(run: (session: Session) => Promise<T>) => Promise<T>;
  /** Writes the credentials that a change brings. */
  readonly keepSecrets: (session: Session, change: DocumentChange) => Promise<void>;
  /** This process's name in what it tells others. */
  readonly sender: string;
  readonly onSaved: () => void;
}

const INSERT = `insert into countersign.documents (account, version, document, at, by, note, about)
  select $1, $2 + 1, $3::jsonb, $4, $5, $6, $7
  where $2 = coalesce((select max(version) from countersign.documents where account = $1), 0)
  on conflict do nothing`;

/** History goes back so many versions of the account: each of them is read. */
const MOST_LOOKED_AT = 500;

/** The playbook as it was in each version that changed it; `document` is a version's whole account. */
const HISTORY = `with each as (
    select version, at, by, note, (
      select one from jsonb_array_elements(case when jsonb_typeof(document->'playbooks') = 'array'
        then document->'playbooks' else '[]' end) as one where one->>'id' = $2 limit 1
    ) as playbook
    from (
      select * from countersign.documents where account = $1 order by version desc limit ${MOST_LOOKED_AT}
    ) as newest
  ), changed as (
    select *, lag(playbook) over (order by version) as before from each
  )
  select version, at, by, note, playbook from changed where playbook is distinct from before
  order by version desc limit $3`;

/** The configuration that is kept here, version by version. */
export function createDocuments(session: Session, tools: DocumentTools): Documents {
  const changes = new Map<
    string,
    { readonly version: number; readonly known: ReadonlyMap<string, DocumentVersion> }
  >();
  return {
    async newest() {
      const rows = await session.rows<StoredRow>({
        text: `select distinct on (account) account, version, document, at, by, note
          from countersign.documents order by account, version desc`,
      });
      return rows.map(toDocument);
    },
    async of(account, version) {
      const [row] = await session.rows<StoredRow>({
        text: `select account, version, document, at, by, note from countersign.documents
          where account = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
        values: [toText(account), version ?? null],
      });
      return row && toDocument(row);
    },
    async revision() {
      const [row] = await session.rows<{ revision: string }>({
        text: "select count(*)::text as revision from countersign.documents",
      });
      return row?.revision ?? "0";
    },
    async history(account, playbook, limit) {
      const values = [toText(account), toText(playbook), limit];
      return (await session.rows<HistoryRow>({ text: HISTORY, values })).map(toHistory);
    },
    async lastChanges(account, version) {
      // a version never changes any more
      const before = changes.get(account);
      if (before?.version === version) return before.known;
      const known = await lastChanges(session, "documents", account, version);
      changes.set(account, { version, known });
      return known;
    },
    async save(change) {
      const { account, seen, document, at, by, note, about = null } = change;
      const saved = await tools.inTransaction(async (tx) => {
        const values = [toText(account), seen, toJsonb(document), at, toText(by), note ?? null, about];
        if ((await tx.run({ text: INSERT, values })) === 0) return false;
        await tools.keepSecrets(tx, change);
        await tx.run({ text: "select pg_notify('countersign_documents', $1)", values: [tools.sender] });
        return true;
      });
      if (saved) tools.onSaved();
      return saved ? seen + 1 : "stale";
    },
  };
}

function versionOf({
  version,
  at,
  by,
  note,
}: Pick<DocumentRow, "version" | "at" | "by" | "note">): DocumentVersion {
  return { version, at, by, ...(note === null ? {} : { note }) };
}

function toDocument(row: StoredRow): StoredDocument {
  return { ...versionOf(row), account: row.account, document: row.document };
}

function toHistory(row: HistoryRow): PlaybookVersion {
  return { ...versionOf(row), ...(row.playbook === null ? {} : { playbook: row.playbook }) };
}
