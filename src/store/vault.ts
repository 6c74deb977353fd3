import { randomBytes } from "node:crypto";
import { CountersignError, STOP } from "../domain/errors.ts";
import { secretKeyTexts } from "./secret-codec.ts";
import type { SecretCodec } from "./secret-codec.ts";
import type { Session } from "./session.ts";
import type { DocumentChange, SecretName, Vault } from "./configuration.ts";
import { sealedToken, sealTokens } from "./seal-tokens.ts";
import { toText } from "./to-jsonb.ts";

/** A row of `countersign.vault`; the value is written by the codec. */
export type VaultRow = { account: string; connection: string; key: string; value: string };

/** A row of no account and no credential: it shows which key the others were written with. */
const CHECK = { account: "*", connection: "key", key: "check" } as const;

/** What sign-in is sealed with, newest first, apart by white space. It outlives the key that it stands under. */
const SEALS = { account: "*", connection: "key", key: "sign-in" } as const;

/** Credentials that were entered here, encrypted. */
export function createVault(session: Session, codec: SecretCodec): Vault {
  return {
    async of(account) {
      const rows = await session.rows<VaultRow>({
        text: "select account, connection, key, value from countersign.vault where account = $1",
        values: [toText(account)],
      });
      return new Map(
        rows.flatMap((row) => (isOurs(row) ? [] : [[nameOf(row), codec.decode(row.value, placeOf(row))]])),
      );
    },
    async isBegun() {
      return (await checkRow(session)) !== undefined || (await sealedToken(session)) !== undefined;
    },
    async begin() {
      const sealed = await sealedToken(session);
      // tokens may be older than the check: a wrong key must not become the right one
      if (sealed !== undefined)
        codec.decode(sealed.access_token, `${sealed.account}/${sealed.connection}/access`);
      await keepOnce(session, CHECK, codec.encode("countersign", placeOf(CHECK)));
      const row = await checkRow(session);
      if (row !== undefined && !codec.isSealed(row.value))
        throw refusal("The stored credentials were written without a key, and now one is given.");
      if (row !== undefined) codec.decode(row.value, placeOf(CHECK));
      await sealTokens(session, codec);
    },
    async signInSeals() {
      const known = await rowOf(session, SEALS);
      if (known !== undefined) return secretKeyTexts(codec.decode(known.value, placeOf(known)));
      const check = await checkRow(session);
      const written = check && { stored: check.value, place: placeOf(check) };
      // what versions without this row sealed with, so that nobody has to sign in anew
      const seal = codec.derive("countersign sign-in", written);
      await keepOnce(session, SEALS, codec.encode(seal, placeOf(SEALS)));
      const row = await rowOf(session, SEALS);
      return row === undefined ? [seal] : secretKeyTexts(codec.decode(row.value, placeOf(row)));
    },
    async renewSignInSeals() {
      const seals = [randomBytes(32).toString("base64"), ...(await this.signInSeals())];
      await session.run({
        text: "update countersign.vault set value = $4 where account = $1 and connection = $2 and key = $3",
        values: [SEALS.account, SEALS.connection, SEALS.key, codec.encode(seals.join(" "), placeOf(SEALS))],
      });
    },
  };
}

/** Puts the credentials of a change away, and forgets those that it takes out. */
export async function keepSecrets(
  session: Session,
  codec: SecretCodec,
  { account, secrets }: Pick<DocumentChange, "account" | "secrets">,
): Promise<void> {
  for (const { connection, key, value } of secrets) {
    const row = { account, connection, key };
    const values = [toText(account), toText(connection), toText(key)];
    if (value === undefined)
      await session.run({
        text: "delete from countersign.vault where account = $1 and connection = $2 and key = $3",
        values,
      });
    else
      await session.run({
        text: `insert into countersign.vault (account, connection, key, value) values ($1, $2, $3, $4)
          on conflict (account, connection, key) do update set value = excluded.value`,
        values: [...values, codec.encode(value, placeOf(row))],
      });
  }
}

async function keepOnce(
  session: Session,
  { account, connection, key }: Omit<VaultRow, "value">,
  value: string,
): Promise<void> {
  await session.run({
    text: "insert into countersign.vault (account, connection, key, value) values ($1, $2, $3, $4) on conflict do nothing",
    values: [account, connection, key, value],
  });
}

function checkRow(session: Session): Promise<VaultRow | undefined> {
  return rowOf(session, CHECK);
}

async function rowOf(
  session: Session,
  { account, connection, key }: Omit<VaultRow, "value">,
): Promise<VaultRow | undefined> {
  const [row] = await session.rows<VaultRow>({
    text: "select account, connection, key, value from countersign.vault where account = $1 and connection = $2 and key = $3",
    values: [account, connection, key],
  });
  return row;
}

function isOurs({ account, connection }: VaultRow): boolean {
  return account === CHECK.account && connection === CHECK.connection;
}

/** What a row's value is tied to. */
export function placeOf({ account, connection, key }: SecretName & { readonly account: string }): string {
  return `vault/${account}/${connection}/${key}`;
}

/** `contracts/apiKey`, as documents name it. */
function nameOf({ connection, key }: SecretName): string {
  return `${connection}/${key}`;
}

function refusal(detail: string): CountersignError {
  return new CountersignError("configuration_invalid", STOP, detail);
}
