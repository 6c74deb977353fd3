import type { JsonObject } from "../domain/json.ts";
import type { Session } from "./session.ts";
import type { Versions } from "./configuration.ts";
import { lastChanges } from "./last-changes.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A row of `countersign.versions`. */
export type VersionRow = { account: string; version: number; playbooks: JsonObject; at: Date };

const KEEP = `with newest as (
  select version, playbooks from countersign.versions where account = $1 order by version desc limit 1
), added as (
  insert into countersign.versions (account, version, playbooks, at)
  select $1, coalesce((select version from newest), 0) + 1, $2::jsonb, $3
  where not exists (select from newest where playbooks = $2::jsonb)
  on conflict (account, version) do nothing
  returning version
)
select version from added
union all
select version from newest where playbooks = $2::jsonb`;

const HISTORY = `with each as (
    select version, at, (
      select one from jsonb_array_elements(case when jsonb_typeof(playbooks->'playbooks') = 'array'
        then playbooks->'playbooks' else '[]' end) as one where one->>'id' = $2 limit 1
    ) as playbook
    from (select * from countersign.versions where account = $1 order by version desc limit 500) as newest
  ), changed as (
    select *, lag(playbook) over (order by version) as before from each
  )
  select version, at, playbook from changed where playbook is distinct from before
  order by version desc limit $3`;

/** An account's playbooks as they were: numbered from 1. */
export function createVersions(session: Session): Versions {
  return {
    async keep(account, playbooks, at) {
      // Empty when another process added a version at the same moment: look again at what is newest now.
      for (let attempt = 0; attempt < 10; attempt += 1) {
        const values = [account, toJsonb(playbooks), at];
        const [row] = await session.rows<Pick<VersionRow, "version">>({ text: KEEP, values });
        if (row) return row.version;
      }
      throw new Error(`the playbooks of ${account} could not be kept: too many versions at once`);
    },
    async get(account, version) {
      const [row] = await session.rows<Pick<VersionRow, "playbooks">>({
        text: "select playbooks from countersign.versions where account = $1 and version = $2",
        values: [account, version],
      });
      return row?.playbooks;
    },
    async history(account, playbook, limit) {
      const rows = await session.rows<{ version: number; at: Date; playbook: JsonObject | null }>({
        text: HISTORY,
        values: [toText(account), toText(playbook), limit],
      });
      return rows.map(({ playbook: kept, ...version }) => ({
        ...version,
        by: "file",
        ...(kept === null ? {} : { playbook: kept }),
      }));
    },
    lastChanges: (account) => lastChanges(session, "versions", account),
    async newest(account) {
      const [row] = await session.rows<Pick<VersionRow, "version" | "playbooks">>({
        text: `select version, playbooks from countersign.versions where account = $1 order by version desc limit 1`,
        values: [account],
      });
      return row;
    },
  };
}
