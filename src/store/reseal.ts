import { CountersignError, RETRY } from "../domain/errors.ts";
import type { SecretCodec } from "./secret-codec.ts";
import type { Session } from "./session.ts";
import { placeOf } from "./vault.ts";
import type { VaultRow } from "./vault.ts";

type SealedToken = { account: string; connection: string; access_token: string; refresh_token: string };

/** Others write beside us, with the key that they know: so often they may be faster. */
const MOST_ROUNDS = 10;

/**
 * Writes everything that is stored secretly anew, with the newest key; resolves to how many rows that were. What is changed meanwhile
 * is looked at again. Throws `configuration_invalid` where no key reads a row, `unavailable` where others keep writing with an older one.
 */
export async function reseal(session: Session, codec: SecretCodec): Promise<number> {
  let written = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const stale = [...(await vaultWrites(session, codec)), ...(await tokenWrites(session, codec))];
    if (stale.length === 0) return written;
    for (const write of stale) written += await write();
  }
  throw new CountersignError("unavailable", RETRY, "Another process goes on encrypting with an older key.");
}

/** Each resolves to the rows that it wrote: 0 where somebody else changed it meanwhile. */
type Write = () => Promise<number>;

async function vaultWrites(session: Session, codec: SecretCodec): Promise<readonly Write[]> {
  const rows = await session.rows<VaultRow>({
    text: "select account, connection, key, value from countersign.vault",
  });
  return rows
    .filter((row) => !codec.isNewest(row.value, placeOf(row)))
    .map((row) => () => {
      const place = placeOf(row);
      return session.run({
        text: `update countersign.vault set value = $5
          where account = $1 and connection = $2 and key = $3 and value = $4`,
        values: [
          row.account,
          row.connection,
          row.key,
          row.value,
          codec.encode(codec.decode(row.value, place), place),
        ],
      });
    });
}

async function tokenWrites(session: Session, codec: SecretCodec): Promise<readonly Write[]> {
  const rows = await session.rows<SealedToken>({
    text: `select account, connection, access_token, refresh_token from countersign.tokens
      where access_token is not null and refresh_token is not null`,
  });
  return rows
    .filter(
      (row) =>
        !codec.isNewest(row.access_token, tokenPlace(row, "access")) ||
        !codec.isNewest(row.refresh_token, tokenPlace(row, "refresh")),
    )
    .map((row) => () => {
      const again = (text: string, which: "access" | "refresh"): string =>
        codec.encode(codec.decode(text, tokenPlace(row, which)), tokenPlace(row, which));
      const { account, connection, access_token: access, refresh_token: refresh } = row;
      return session.run({
        text: `update countersign.tokens set access_token = $5, refresh_token = $6
          where account = $1 and connection = $2 and access_token = $3 and refresh_token = $4`,
        values: [account, connection, access, refresh, again(access, "access"), again(refresh, "refresh")],
      });
    });
}

function tokenPlace({ account, connection }: SealedToken, which: "access" | "refresh"): string {
  return `${account}/${connection}/${which}`;
}
