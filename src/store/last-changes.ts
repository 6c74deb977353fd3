import type { DocumentVersion } from "./configuration.ts";
import type { Session } from "./session.ts";
import { toText } from "./to-jsonb.ts";

type ChangeRow = { id: string; version: number; at: Date; by: string; note: string | null };

/** It goes back so many versions of the account: each of them is read. */
const MOST_LOOKED_AT = 500;

const KEPT = {
  documents: "select version, at, by, note, document->'playbooks' as playbooks from countersign.documents",
  // a file does not tell who wrote it
  versions: `select version, at, 'file' as by, null::text as note, playbooks->'playbooks' as playbooks
    from countersign.versions`,
} as const;

/** The version that changed each playbook last, by its id; one that had been taken out meanwhile came back changed. */
export async function lastChanges(
  session: Session,
  kept: keyof typeof KEPT,
  account: string,
  version?: number,
): Promise<ReadonlyMap<string, DocumentVersion>> {
  const rows = await session.rows<ChangeRow>({
    text: `with newest as (
        ${KEPT[kept]} where account = $1 and ($2::int is null or version <= $2)
        order by version desc limit ${MOST_LOOKED_AT}
      ), each as (
        select version, at, by, note, one->>'id' as id, one
        from newest, jsonb_array_elements(
          case when jsonb_typeof(playbooks) = 'array' then playbooks else '[]' end) as one
      ), compared as (
        select *, lag(one) over former as before, lag(version) over former as seen from each
        window former as (partition by id order by version)
      )
      select distinct on (id) id, version, at, by, note from compared
      where id is not null and (one is distinct from before or seen is distinct from version - 1)
      order by id, version desc`,
    values: [toText(account), version ?? null],
  });
  return new Map(
    rows.map(({ id, note, ...edited }) => [id, { ...edited, ...(note === null ? {} : { note }) }]),
  );
}
