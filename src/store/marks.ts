import type { Session } from "./session.ts";
import type { Marks } from "./store.ts";

/** A row of `countersign.marks`. */
export type MarkRow = { account: string; name: string; at: Date };

/** Watermarks, one row per account and name. */
export function createMarks(session: Session): Marks {
  return {
    async get(account, name) {
      const [row] = await session.rows<Pick<MarkRow, "at">>({
        text: "select at from countersign.marks where account = $1 and name = $2",
        values: [account, name],
      });
      return row?.at;
    },
    async set(account, name, at) {
      await session.run({
        text: `insert into countersign.marks (account, name, at) values ($1, $2, $3)
          on conflict (account, name) do update set at = excluded.at`,
        values: [account, name, at],
      });
    },
    async claim(account, name, before, at) {
      const touched = await session.run({
        text: `insert into countersign.marks as mark (account, name, at) values ($1, $2, $4::timestamptz)
          on conflict (account, name) do update set at = excluded.at where mark.at <= $3::timestamptz or mark.at > $4::timestamptz + ($4::timestamptz - $3::timestamptz)`,
        values: [account, name, before, at],
      });
      return touched > 0;
    },
  };
}
