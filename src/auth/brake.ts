import type { Session } from "../store/session.ts";
import { hashOf } from "./secret-text.ts";

/**
 * Slows down whoever guesses one person's password from many addresses; the library counts by address. `who`: the e-mail
 * address that is tried, or the mark of a browser that its owner has used before ({@link Devices}).
 */
export interface Brake {
  /** Counts a try before it is made, so that many at once are no way around. Seconds to wait; `undefined` = go on. */
  trying(who: string): Promise<number | undefined>;
  /** The try was right: all is forgotten. */
  succeeded(who: string): Promise<void>;
  /** It came to no answer about the password, and does not count. */
  uncounted(who: string): Promise<void>;
}

/** So many wrong passwords an hour. Kept in the database, so that all processes count together. */
const MOST = 30;
const WINDOW_MS = 3_600_000;

const COUNT = `insert into countersign_auth.failures as f (key, count, since) values ($1, 1, $2)
  on conflict (key) do update set count = f.count + 1 returning count, since`;

/** Addresses are kept as hashes: strangers type anything. */
export function createBrake(session: Session, now: () => Date): Brake {
  const forget = async (who: string): Promise<void> => {
    const text = "delete from countersign_auth.failures where key = $1";
    await session.run({ text, values: [keyOf(who)] });
  };
  const uncounted = async (who: string): Promise<void> => {
    const text = "update countersign_auth.failures set count = count - 1 where key = $1";
    await session.run({ text, values: [keyOf(who)] });
  };
  return {
    async trying(who) {
      const at = now();
      await session.run({
        text: "delete from countersign_auth.failures where since <= $1",
        values: [new Date(at.getTime() - WINDOW_MS)],
      });
      const [row] = await session.rows<{ count: number; since: Date }>({
        text: COUNT,
        values: [keyOf(who), at],
      });
      if (row === undefined || row.count <= MOST) return undefined;
      await uncounted(who);
      return Math.max(1, Math.ceil((row.since.getTime() + WINDOW_MS - at.getTime()) / 1000));
    },
    succeeded: forget,
    uncounted,
  };
}

function keyOf(who: string): string {
  return hashOf(who.trim().toLowerCase());
}
