import type { Session } from "./session.ts";

/** What people set, and what we noted of connections; not contracts and deliveries, see {@link readNews}. */
export const STANDING_KINDS = ["documents", "health", "changes"] as const;

/** How something of an account stands: another `mark` = it has changed. Account `*`: the installation. */
export interface Standing {
  readonly account: string;
  readonly kind: (typeof STANDING_KINDS)[number];
  readonly mark: string;
}

/** So many of an account's newest changes make its mark: what is written late, or under an earlier time, is among them. */
const NEWEST = 20;

// Each account by itself, by a walk over the index: what happens in one takes no other's mark away.
const CHANGES = `with recursive places as (
    (select account from countersign.changes order by account limit 1)
    union all
    select (select account from countersign.changes where account > places.account order by account limit 1)
    from places where places.account is not null
  )
  select account, 'changes' as kind, md5((select string_agg(id::text, ' ' order by id) from (
      select id from countersign.changes where account = places.account order by at desc limit ${NEWEST}) newest)) as mark
  from places where account is not null`;

/** Of all accounts at once: one reader serves all who look. */
export function readStandings(session: Session): Promise<readonly Standing[]> {
  return session.rows<Standing & Record<string, unknown>>({
    name: "standings",
    text: `select account, 'documents' as kind, max(version)::text as mark from countersign.documents group by account
      union all
      select account, 'health', md5(string_agg(concat_ws(' ', connection, state, code, detail, since), ',' order by connection))
      from countersign.health group by account
      union all
      (${CHANGES})`,
  });
}
