import type { Session } from "../store/session.ts";
import { hashOf } from "./secret-text.ts";

/** Slows down whoever guesses one person's password from many addresses; the library counts by address. */
export interface Brake {
  /** Counts a try before it is made, so that many at once are no way around. Seconds to wait; `undefined` = go on. */
  trying(email: string): Promise<number | undefined>;
  /** The try was right: all is forgotten. */
  succeeded(email: string): Promise<void>;
  /** It came to no answer about the password, and does not count. */
  uncounted(email: string): Promise<void>;
}

/** So many wrong passwords an hour. Kept in the database, so that all processes count together. */
const MOST = 30;
const WINDOW_MS = 3_600_000;

const COUNT = `insert into countersign_auth.failures as f (key, count, since) values ($1, 1, $2)
  on conflict (key) do update set count = f.count + 1 returning count, since`;

/** Addresses are kept as hashes: strangers type anything. */
export function createBrake(session: Session, now: () => Date): Brake {
  const forget = async (email: string): Promise<void> => {
    const text = "delete from countersign_auth.failures where key = $1";
    await session.run({ text, values: [keyOf(email)] });
  };
  const uncounted = async (email: string): Promise<void> => {
    const text = "update countersign_auth.failures set count = count - 1 where key = $1";
    await session.run({ text, values: [keyOf(email)] });
  };
  return {
    async trying(email) {
      const at = now();
      await session.run({
        text: "delete from countersign_auth.failures where since <= $1",
        values: [new Date(at.getTime() - WINDOW_MS)],
      });
      const [row] = await session.rows<{ count: number; since: Date }>({
        text: COUNT,
        values: [keyOf(email), at],
      });
      if (row === undefined || row.count <= MOST) return undefined;
      await uncounted(email);
      return Math.max(1, Math.ceil((row.since.getTime() + WINDOW_MS - at.getTime()) / 1000));
    },
    succeeded: forget,
    uncounted,
  };
}

function keyOf(email: string): string {
  return hashOf(email.trim().toLowerCase());
}
