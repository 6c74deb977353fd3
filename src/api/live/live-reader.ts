import { setTimeout as sleep } from "node:timers/promises";
import type { News, Place } from "../../store/news.ts";
import type { Store } from "../../store/store.ts";

/** What a browser is told: it reads again what it shows of these. */
export interface LiveNews {
  readonly contracts: readonly string[];
  readonly deliveries: number;
}

/** One reader of the store for all browsers of this process; it reads only while somebody listens. */
export interface LiveReader {
  /** Tells what is new in this account, from about now on. Returns how to stop. */
  listen(account: string, listener: (news: LiveNews) => void): () => void;
}

const EVERY_MS = 1_000;
const MOST_TOLD = 1_000;

/** `everyMs`: how often the store is asked. Trouble is passed over: the next round asks again. */
export function createLiveReader(store: Pick<Store, "news">, everyMs = EVERY_MS): LiveReader {
  const listeners = new Map<(news: LiveNews) => void, string>();
  /** The newest entry that was told of a contract: late ones are looked for over and over. */
  const told = new Map<string, bigint>();
  let isReading = false;

  async function read(): Promise<void> {
    for (let at: Place | undefined; listeners.size > 0; await sleep(everyMs, undefined, { ref: false })) {
      try {
        const news = await store.news(at);
        at = news.at;
        tell(news);
      } catch {
        // the database is away: pages find that out by themselves
      }
    }
    told.clear();
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
    for (const [listener, account] of listeners) {
      const contracts = fresh.filter((one) => one.account === account).map(({ reference }) => reference);
      const deliveries = news.deliveries.find((one) => one.account === account)?.count ?? 0;
      if (contracts.length > 0 || deliveries > 0) listener({ contracts, deliveries });
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
