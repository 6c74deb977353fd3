import type { Session } from "../store/session.ts";
import { hashOf } from "./secret-text.ts";

/** Slows down whoever guesses one person's password from many addresses; the library counts by address. */
export interface Brake {
  /** Seconds to wait; `undefined` = go on. */
  waitFor(email: string): Promise<number | undefined>;
  failed(email: string): Promise<void>;
  succeeded(email: string): Promise<void>;
}

/** So many wrong passwords an hour. Kept in the database, so that all processes count together. */
const MOST = 30;
const WINDOW_MS = 3_600_000;

/** Addresses are kept as hashes: strangers type anything. */
export function createBrake(session: Session, now: () => Date): Brake {
  const horizon = (): Date => new Date(now().getTime() - WINDOW_MS);
  return {
    async waitFor(email) {
      const [row] = await session.rows<{ since: Date }>({
        text: "select since from countersign_auth.failures where key = $1 and count >= $2 and since > $3",
        values: [keyOf(email), MOST, horizon()],
      });
      if (row === undefined) return undefined;
      return Math.max(1, Math.ceil((row.since.getTime() + WINDOW_MS - now().getTime()) / 1000));
    },
    async failed(email) {
      await session.run({
        text: "delete from countersign_auth.failures where since <= $1",
        values: [horizon()],
      });
      await session.run({
        text: `insert into countersign_auth.failures as f (key, count, since) values ($1, 1, $2)
          on conflict (key) do update set count = f.count + 1`,
        values: [keyOf(email), now()],
      });
    },
    async succeeded(email) {
      await session.run({
        text: "delete from countersign_auth.failures where key = $1",
        values: [keyOf(email)],
      });
    },
  };
}

function keyOf(email: string): string {
  return hashOf(email.trim().toLowerCase());
}
