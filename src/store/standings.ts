import type { Session } from "./session.ts";

/** What people set, and what we noted of connections; not contracts and deliveries, see {@link readNews}. */
export const STANDING_KINDS = ["documents", "health", "changes"] as const;

/** How something of an account stands: another `mark` = it has changed. Account `*`: the installation. */
export interface Standing {
  readonly account: string;
  readonly kind: (typeof STANDING_KINDS)[number];
  readonly mark: string;
}

/** Of all accounts at once: one reader serves all who look. Changes: only of accounts that had one lately. */
export function readStandings(session: Session): Promise<readonly Standing[]> {
  return session.rows<Standing & Record<string, unknown>>({
    name: "standings",
    text: `select account, 'documents' as kind, max(version)::text as mark from countersign.documents group by account
      union all
      select account, 'health', md5(string_agg(concat_ws(' ', connection, state, code, detail, since), ',' order by connection))
      from countersign.health group by account
      union all
      select account, 'changes', max(id::text) from (
        select account, id from countersign.changes order by at desc limit 50) newest group by account`,
  });
}
