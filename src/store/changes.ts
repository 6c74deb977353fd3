import { KEY_MARK, readActor } from "../domain/actor.ts";
import type { JsonObject } from "../domain/json.ts";
import { CHANGE_EVENTS, WAYS } from "./change.ts";
import type { Change, Changes, Doer, NewChange } from "./change.ts";
import { CursorInvalid } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { deleteInSlices } from "./delete-in-slices.ts";
import { uuidv7 } from "./reference.ts";
import type { Session } from "./session.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

/** A row of `countersign.changes`. */
export type ChangeRow = {
  id: string;
  account: string;
  at: Date;
  event: string;
  via: string;
  name: string;
  person: string | null;
  email: string | null;
  data: JsonObject | null;
};

type ListedRow = Omit<ChangeRow, "id"> & { key: string };

/**
 * Both kinds in one order. Versions that were saved here stand in their own table, with who saved them; those that a file
 * brought are told of where nothing is saved here.
 */
const LIST = `with mine as (
    select id::text as key, account, at, event, via, name, person, email, data from countersign.changes
    where account = any($1) and ($2::timestamptz is null or at <= $2)
  ), saved as (
    select 'v' || lpad(version::text, 10, '0') || account as key, account, at, 'saved' as event, null as via, by as name,
      null as person, null as email, jsonb_strip_nulls(jsonb_build_object('version', version, 'note', note, 'about', about)) as data
    from countersign.documents where account = any($1) and ($2::timestamptz is null or at <= $2)
  ), filed as (
    select 'v' || lpad(version::text, 10, '0') || account as key, account, at, 'saved' as event, 'file' as via, '' as name,
      null as person, null as email, jsonb_build_object('version', version) as data
    from countersign.versions where account = any($1) and ($2::timestamptz is null or at <= $2)
      and not exists (select from countersign.documents where documents.account = versions.account)
  )
  select * from (
    (select * from mine order by at desc limit $4 + 1000) union all select * from saved union all select * from filed
  ) as each
  where $2::timestamptz is null or at < $2 or key collate "C" < $3
  order by at desc, key collate "C" desc limit $4`;

/** Who changed what, over `countersign.changes` and the versions of the configuration. */
export function createChanges(session: Session): Changes {
  return {
    note: (change) => noteChange(session, change),
    async list({ account, withInstallation, limit, after }) {
      const accounts = withInstallation ? [toText(account), "*"] : [toText(account)];
      const place = after === undefined ? undefined : readPlace(after);
      const values = [accounts, place?.at ?? null, place?.key ?? null, limit];
      return (await session.rows<ListedRow>({ text: LIST, values })).flatMap(toChange);
    },
    deleteBefore: (before) => deleteInSlices(session, "countersign.changes", "at < $1", before),
  };
}

/** Writes one down, in whatever transaction the session stands. */
export async function noteChange(session: Session, change: NewChange): Promise<void> {
  const { account, at, event, by, data } = change;
  await session.run({
    text: `insert into countersign.changes (id, account, at, event, via, name, person, data, email)
      values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)`,
    values: [
      uuidv7(),
      toText(account),
      at,
      event,
      by.via,
      toText(by.name),
      by.id === undefined ? null : toText(by.id),
      data === undefined ? null : toJsonb(data),
      by.email === undefined ? null : toText(by.email),
    ],
  });
}

function toChange({
  key,
  account,
  at,
  event: said,
  via,
  name,
  person,
  email,
  data,
}: ListedRow): readonly Change[] {
  const event = CHANGE_EVENTS.find((one) => one === said);
  if (event === undefined) return [];
  const way = WAYS.find((one) => one === via);
  const by: Doer =
    way === undefined
      ? saver(name)
      : { via: way, name, ...(person === null ? {} : { id: person }), ...(email === null ? {} : { email }) };
  const cursor = Buffer.from(`${at.toISOString()} ${key}`).toString("base64url");
  return [{ account, at, event, by, cursor, ...(data === null ? {} : { data }) }];
}

/** Whoever saved a version. */
function saver(by: string): Doer {
  const { kind, name, email } = readActor(by);
  if (kind === "key") return { via: "key", name: `${name}${KEY_MARK}` };
  if (kind !== "person") return { via: "machine", name };
  return { via: "session", name, ...(email === undefined ? {} : { email }) };
}

function readPlace(cursor: Cursor): { readonly at: Date; readonly key: string } {
  const [, instant = "", key = ""] = /^(\S+) (.+)$/u.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  const at = new Date(instant);
  if (Number.isNaN(at.getTime()) || key.includes("\0")) throw new CursorInvalid();
  return { at, key };
}
