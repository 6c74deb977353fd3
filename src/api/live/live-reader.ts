import { setTimeout as sleep } from "node:timers/promises";
import type { News, Place } from "../../store/news.ts";
import type { House } from "../house.ts";
import { createStandingBook } from "./standing-book.ts";
import type { LiveNoun } from "./standing-book.ts";

/** What a browser is told: it reads again what it shows of these. */
export interface LiveNews {
  readonly contracts: readonly string[];
  readonly deliveries: number;
  /** What people set or what we noted of connections: that much of the account is different now. */
  readonly changed: readonly LiveNoun[];
}

/** One reader of the store for all browsers of this process; it reads only while somebody listens. */
export interface LiveReader {
  /** Tells what is new in this account, from about now on. Returns how to stop. */
  listen(account: string, listener: (news: LiveNews) => void): () => void;
}

export interface LiveHouse {
  readonly store: Pick<House["store"], "news" | "standings">;
  readonly account: (id: string) => unknown;
}

const EVERY_MS = 1_000;
const MOST_TOLD = 1_000;

/** `everyMs`: how often the store is asked. Trouble is passed over: the next round asks again. */
export function createLiveReader({ store, account: inForce }: LiveHouse, everyMs = EVERY_MS): LiveReader {
  const listeners = new Map<(news: LiveNews) => void, string>();
  /** The newest entry that was told of a contract: late ones are looked for over and over. */
  const told = new Map<string, bigint>();
  const standings = createStandingBook();
  let isReading = false;

  async function read(): Promise<void> {
    for (let at: Place | undefined; listeners.size > 0; await sleep(everyMs, undefined, { ref: false })) {
      try {
        const [news, now] = await Promise.all([store.news(at), store.standings()]);
        at = news.at;
        standings.take(now);
        tell(news);
      } catch {
        // the database is away: pages find that out by themselves
      }
    }
    told.clear();
    standings.forget();
  }

  function isNew({ reference, entry }: News["contracts"][number]): boolean {
    const newest = BigInt(entry);
    if (newest <= (told.get(reference) ?? -1n)) return false;
    if (told.size >= MOST_TOLD) told.clear();
    told.set(reference, newest);
    return true;
  }

  function tell(news: News): void {
    const fresh = news.contracts.filter(isNew);
    const changes = new Map(
      [...new Set(listeners.values())].map((id) => [id, standings.changedOf(id, inForce(id))]),
    );
    for (const [listener, account] of listeners) {
      const contracts = fresh.filter((one) => one.account === account).map(({ reference }) => reference);
      const deliveries = news.deliveries.find((one) => one.account === account)?.count ?? 0;
      const changed = changes.get(account) ?? [];
      if (contracts.length > 0 || deliveries > 0 || changed.length > 0)
        listener({ contracts, deliveries, changed });
    }
  }

  function start(): void {
    if (isReading || listeners.size === 0) return;
    isReading = true;
    void read().finally(() => {
      isReading = false;
      start();
    });
  }

  return {
    listen(account, listener) {
      listeners.set(listener, account);
      start();
      return () => void listeners.delete(listener);
    },
  };
}
