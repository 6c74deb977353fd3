import { isUuid, uuidv7 } from "../store/reference.ts";
import type { Session } from "../store/session.ts";
import { makerOf } from "./api-keys.ts";
import type { Maker } from "./api-keys.ts";
import { readRole } from "./caller.ts";
import type { Role } from "./caller.ts";
import { hashOf, newSecretText } from "./secret-text.ts";

/** A link that lets somebody in once. */
export interface Link {
  readonly id: string;
  readonly account: string;
  readonly role: Role;
  /** Whom it invites; absent = whoever holds it becomes owner. */
  readonly email?: string;
  readonly by: Maker;
  readonly at: Date;
  readonly endsAt: Date;
}

/** `maker`: the id of whoever gives it; it ends when they may not give so much any more. */
export type NewLink = Omit<Link, "id" | "at"> & { readonly maker?: string };

type TakenLink = NewLink & Pick<Link, "id" | "at">;

/** One-time links; only what their secrets hash to is kept. */
export interface Links {
  add(link: NewLink): Promise<{ readonly link: Link; readonly token: string }>;
  /** `undefined` = never made, used, withdrawn or too old. */
  find(token: string): Promise<Link | undefined>;
  /** The same, and nobody else finds it from now on. */
  take(token: string): Promise<Link | undefined>;
  /** Invitations into the account that are still open, newest first. */
  list(account: string): Promise<readonly Link[]>;
  /** The one that has been ended; `undefined` = there is no such one. */
  withdraw(account: string, id: string): Promise<Link | undefined>;
  /** Open invitations of an address; nobody else finds them from now on. */
  takeAllOf(email: string): Promise<readonly Link[]>;
  isInvited(email: string): Promise<boolean>;
  /** Ends every link that makes its holder owner. */
  endOwnerLinks(): Promise<void>;
}

type LinkRow = {
  id: string;
  account: string;
  role: string;
  email: string | null;
  made_by: string;
  maker: string | null;
  maker_email: string | null;
  at: Date;
  ends_at: Date;
};

const COLUMNS = "id, account, role, email, made_by, maker, maker_email, at, ends_at";

/** `now`: links end by the clock of the machine, whatever calendar a demo runs on. */
export function createLinks(session: Session, now: () => Date): Links {
  async function all(text: string, values: readonly unknown[]): Promise<readonly TakenLink[]> {
    const rows = await session.rows<LinkRow>({ text, values });
    return rows.flatMap(toLink);
  }

  async function insert(link: TakenLink, token: string): Promise<void> {
    const { id, account, role, email = null, by, maker = null, at, endsAt } = link;
    await session.run({
      text: `insert into countersign_auth.links (${COLUMNS}, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [id, account, role, email, by.name, maker, by.email ?? null, at, endsAt, hashOf(token)],
    });
  }

  return {
    async add(made) {
      const at = now();
      await session.run({ text: "delete from countersign_auth.links where ends_at < $1", values: [at] });
      const link: TakenLink = { ...made, id: uuidv7(), at };
      const token = newSecretText();
      await insert(link, token);
      return { link, token };
    },
    async find(token) {
      const values = [hashOf(token), now()];
      const text = `select ${COLUMNS} from countersign_auth.links where hash = $1 and ends_at > $2`;
      return (await all(text, values))[0];
    },
    async take(token) {
      const values = [hashOf(token), now()];
      const text = `delete from countersign_auth.links where hash = $1 and ends_at > $2 returning ${COLUMNS}`;
      return (await all(text, values))[0];
    },
    list: (account) =>
      all(
        `select ${COLUMNS} from countersign_auth.links
          where account = $1 and email is not null and ends_at > $2 order by at desc, id desc`,
        [account, now()],
      ),
    async withdraw(account, id) {
      if (!isUuid(id)) return undefined;
      const text = `delete from countersign_auth.links where account = $1 and id = $2 and email is not null returning ${COLUMNS}`;
      return (await all(text, [account, id]))[0];
    },
    takeAllOf: (email) =>
      all(`delete from countersign_auth.links where email = $1 and ends_at > $2 returning ${COLUMNS}`, [
        email.toLowerCase(),
        now(),
      ]),
    async isInvited(email) {
      const values = [email.toLowerCase(), now()];
      const text = "select from countersign_auth.links where email = $1 and ends_at > $2 limit 1";
      return (await session.rows({ text, values })).length > 0;
    },
    async endOwnerLinks() {
      await session.run({ text: "delete from countersign_auth.links where email is null" });
    },
  };
}

function toLink({
  id,
  account,
  role: text,
  email,
  made_by: name,
  maker,
  maker_email: address,
  at,
  ends_at: endsAt,
}: LinkRow): readonly TakenLink[] {
  const role = readRole(text);
  if (role === undefined) return [];
  const by = makerOf(name, address ?? undefined);
  const more = { ...(email === null ? {} : { email }), ...(maker === null ? {} : { maker }) };
  return [{ id, account, role, by, at, endsAt, ...more }];
}
