import { createGate } from "./gate.ts";
import type { SecretCodec } from "./secret-codec.ts";
import type { Session } from "./session.ts";
import type { StoredToken, Tokens } from "./store.ts";

/** A row of `countersign.tokens`; empty while the first token is being fetched. Written by the codec. */
export type TokenRow = {
  account: string;
  connection: string;
  access_token: string | null;
  refresh_token: string | null;
  expires_at: Date | null;
};

/** Runs a transaction of its own on the pool, whatever transaction the caller is in. */
export type OwnTransaction = <T>(run: (session: Session) => Promise<T>) => Promise<T>;

/**
 * A refresh holds a connection while it calls the vendor, and that call takes a limiter slot from the same pool. More
 * refreshes at once than this could hold every connection and wait for one for ever.
 */
const MOST_AT_ONCE = 4;

const SELECT = `select account, connection, access_token, refresh_token, expires_at from countersign.tokens
  where account = $1 and connection = $2`;

/** OAuth tokens per connection, refreshed by one worker at a time. */
export function createTokens(session: Session, own: OwnTransaction, codec: SecretCodec): Tokens {
  const flights = new Map<string, Promise<StoredToken>>();
  const gate = createGate(MOST_AT_ONCE);

  async function refreshOnce(ask: Ask): Promise<StoredToken> {
    let fetched: StoredToken | undefined;
    const noted = async (stored: StoredToken | undefined) => (fetched = await ask.refresh(stored));
    try {
      return await own((tx) => refreshLocked(tx, codec, { ...ask, refresh: noted }));
    } catch (error) {
      if (fetched === undefined) throw error;
      // The vendor has already forgotten the old token: losing this one would lock the account out.
      await save(session, codec, ask, fetched);
      return fetched;
    }
  }

  function fly(ask: Ask): Promise<StoredToken> {
    const key = JSON.stringify([ask.account, ask.connection]);
    const flight = gate(() => refreshOnce(ask)).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  }

  return {
    async get(account, connection) {
      const [row] = await session.rows<TokenRow>({ text: SELECT, values: [account, connection] });
      return row && toToken(row, codec);
    },
    async ends(account) {
      const rows = await session.rows<{ connection: string; at: Date }>({
        text: `select connection, expires_at as at from countersign.tokens where account = $1 and expires_at is not null`,
        values: [account],
      });
      return new Map(rows.map(({ connection, at }) => [connection, at]));
    },
    async refresh(account, connection, seen, refresh) {
      const key = JSON.stringify([account, connection]);
      for (let flight = flights.get(key); flight; flight = flights.get(key)) {
        const token = await flight;
        if (token.accessToken !== seen?.accessToken) return token; // else that flight found only what we have seen
      }
      return fly({ account, connection, seen, refresh });
    },
    async forget(account, connection) {
      await session.run({
        text: "delete from countersign.tokens where account = $1 and connection = $2",
        values: [account, connection],
      });
    },
  };
}

interface Ask {
  readonly account: string;
  readonly connection: string;
  readonly seen: StoredToken | undefined;
  readonly refresh: Parameters<Tokens["refresh"]>[3];
}

async function refreshLocked(tx: Session, codec: SecretCodec, ask: Ask): Promise<StoredToken> {
  const { account, connection, seen } = ask;
  // Waiting for another worker's call to the vendor, and making our own, takes longer than statements usually may.
  await tx.run({
    text: `select set_config('statement_timeout', '120s', true), set_config('lock_timeout', '120s', true),
      set_config('idle_in_transaction_session_timeout', '180s', true)`,
  });
  await tx.run({
    text: "insert into countersign.tokens (account, connection) values ($1, $2) on conflict do nothing",
    values: [account, connection],
  });
  const [row] = await tx.rows<TokenRow>({ text: `${SELECT} for update`, values: [account, connection] });
  const stored = row && toToken(row, codec);
  if (stored && stored.accessToken !== seen?.accessToken) return stored;
  const token = await ask.refresh(stored);
  await save(tx, codec, ask, token);
  return token;
}

async function save(
  session: Session,
  codec: SecretCodec,
  { account, connection }: Ask,
  token: StoredToken,
): Promise<void> {
  const place = `${account}/${connection}`;
  await session.run({
    text: `insert into countersign.tokens (account, connection, access_token, refresh_token, expires_at)
      values ($1, $2, $3, $4, $5) on conflict (account, connection) do update set
        access_token = excluded.access_token, refresh_token = excluded.refresh_token, expires_at = excluded.expires_at`,
    values: [
      account,
      connection,
      codec.encode(token.accessToken, `${place}/access`),
      codec.encode(token.refreshToken, `${place}/refresh`),
      token.expiresAt,
    ],
  });
}

function toToken(row: TokenRow, codec: SecretCodec): StoredToken | undefined {
  if (row.access_token === null || row.refresh_token === null || row.expires_at === null) return undefined;
  const place = `${row.account}/${row.connection}`;
  return {
    accessToken: codec.decode(row.access_token, `${place}/access`),
    refreshToken: codec.decode(row.refresh_token, `${place}/refresh`),
    expiresAt: row.expires_at,
  };
}
