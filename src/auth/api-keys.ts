import { isUuid, uuidv7 } from "../store/reference.ts";
import type { Doer } from "../store/change.ts";
import { noteChange } from "../store/changes.ts";
import type { Session } from "../store/session.ts";
import { KEY_MARK } from "../domain/actor.ts";
import { readRole } from "./caller.ts";
import type { Caller, Role } from "./caller.ts";
import { checkGiver } from "./made-by.ts";
import { hashOf, newSecretText } from "./secret-text.ts";

/** A program's way in: one account, one role. */
export interface ApiKey {
  readonly id: string;
  readonly account: string;
  readonly role: Role;
  readonly name: string;
  readonly by: Maker;
  readonly at: Date;
  /** Absent = it goes on until it is taken back. */
  readonly endsAt?: Date;
  /** To the minute. */
  readonly usedAt?: Date;
}

export type NewApiKey = Pick<ApiKey, "account" | "role" | "name" | "endsAt"> & { readonly by: Doer };

export interface ApiKeys {
  /** `secret` is told once: only what it hashes to is kept. Throws {@link MayNotGive}. */
  add(key: NewApiKey): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  list(account: string): Promise<readonly ApiKey[]>;
  remove(account: string, id: string, by: Doer): Promise<boolean>;
  /** Whose the secret is; `undefined` = nobody's, or it has ended. */
  callerOf(secret: string): Promise<Caller | undefined>;
}

/** Who made a key or an invitation; without an address where it was no person, or is not known. */
export interface Maker {
  readonly name: string;
  readonly email?: string;
}

/** How every key begins, so that scanners of sources know it. */
export const KEY_PREFIX = "csk_";

type KeyRow = {
  id: string;
  account: string;
  role: string;
  name: string;
  made_by: string;
  maker_email: string | null;
  at: Date;
  ends_at: Date | null;
  used_at: Date | null;
};

const COLUMNS = "id, account, role, name, made_by, maker_email, at, ends_at, used_at";
/** So often is written down that a key is in use. */
const USED_MS = 60_000;

export interface ApiKeysDeps {
  readonly session: Session;
  readonly inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  /** What changes are dated by. */
  readonly calendar: () => Date;
}

/** API keys over the table `keys`; who makes one and takes it back is written down with it. */
export function createApiKeys({ session, inTransaction, now, calendar }: ApiKeysDeps): ApiKeys {
  async function find(secret: string, at: Date): Promise<ApiKey | undefined> {
    const [row] = await session.rows<KeyRow>({
      name: "key-of-hash",
      text: `select ${COLUMNS} from countersign_auth.keys where hash = $1 and (ends_at is null or ends_at > $2)`,
      values: [hashOf(secret), at],
    });
    return row === undefined ? undefined : toKey(row)[0];
  }

  return {
    async add(made) {
      const { account, role, name, by, endsAt } = made;
      const key: ApiKey = { ...made, by: makerOf(by.name, by.email), id: uuidv7(), at: now() };
      const secret = `${KEY_PREFIX}${newSecretText()}`;
      await inTransaction(async (tx) => {
        await checkGiver(tx, account, by.id);
        await tx.run({
          text: `insert into countersign_auth.keys (id, account, role, name, made_by, at, ends_at, hash, maker, maker_email)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          values: [
            key.id,
            account,
            role,
            name,
            by.name,
            key.at,
            endsAt ?? null,
            hashOf(secret),
            by.id ?? null,
            by.email ?? null,
          ],
        });
        await noteChange(tx, { account, at: calendar(), event: "key_made", by, data: { key: name, role } });
      });
      return { key, secret };
    },
    async list(account) {
      const rows = await session.rows<KeyRow>({
        text: `select ${COLUMNS} from countersign_auth.keys where account = $1 order by at desc, id desc`,
        values: [account],
      });
      return rows.flatMap(toKey);
    },
    async remove(account, id, by) {
      if (!isUuid(id)) return false;
      return inTransaction(async (tx) => {
        const [gone] = await tx.rows<Pick<KeyRow, "name" | "role">>({
          text: "delete from countersign_auth.keys where account = $1 and id = $2 returning name, role",
          values: [account, id],
        });
        if (gone === undefined) return false;
        const data = { key: gone.name, role: gone.role };
        await noteChange(tx, { account, at: calendar(), event: "key_removed", by, data });
        return true;
      });
    },
    async callerOf(secret) {
      const at = now();
      const key = await find(secret, at);
      if (key === undefined) return undefined;
      const { id, account, role, name, usedAt } = key;
      if (usedAt === undefined || at.getTime() - usedAt.getTime() > USED_MS)
        await session.run({
          text: "update countersign_auth.keys set used_at = $2 where id = $1",
          values: [id, at],
        });
      return { kind: "key", id, name: `${name}${KEY_MARK}`, roles: new Map([[account, role]]) };
    },
  };
}

function toKey(row: KeyRow): readonly ApiKey[] {
  const { id, account, role: text, name, at, ends_at: endsAt, used_at: usedAt } = row;
  const role = readRole(text);
  if (role === undefined) return [];
  const times = { ...(endsAt === null ? {} : { endsAt }), ...(usedAt === null ? {} : { usedAt }) };
  return [{ id, account, role, name, by: makerOf(row.made_by, row.maker_email ?? undefined), at, ...times }];
}

/** How it is told who made something. */
export function makerOf(name: string, email: string | undefined): Maker {
  return { name, ...(email === undefined ? {} : { email }) };
}
