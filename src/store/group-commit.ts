import { AsyncLocalStorage } from "node:async_hooks";
import { tellingStatement } from "./session.ts";

export interface GroupCommitOptions<Item, Result> {
  /** What each of them asks for, as a trace calls it. */
  readonly name?: string;
  /** One statement for all of them; answers each, in their order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Items of the same key never share a statement. */
  readonly keyOf?: (item: Item) => string;
  readonly bytesOf?: (item: Item) => number;
}

interface Pending<Item, Result> {
  readonly item: Item;
  readonly answered: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

const MOST_ITEMS = 200;
const MOST_BYTES = 4 * 1024 * 1024;
/** Two at once; a statement that has to wait for a row gives its place to the next one, up to so many. */
const MOST_AT_ONCE = 2;
const SLOW_MS = 200;
const MOST_SLOW = 6;

/**
 * Group commit: what arrives while a statement is under way shares the next one, so that many small writes cost one
 * round trip and one fsync; alone, an item goes at once. Each resolves only when its own part is committed. If a shared
 * statement fails, each item is tried by itself once, so that nobody falls with a neighbour: whatever is run here must
 * bear to be repeated after an unknown result.
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): (item: Item) => Promise<Result> {
  const waiting: Pending<Item, Result>[] = [];
  let running = 0;
  let slow = 0;
  // a statement that many share belongs to none of them: each is told of its own wait
  const byItself = AsyncLocalStorage.snapshot();

  async function flush(): Promise<void> {
    const batch = takeBatch(waiting, options);
    let isSlow = false;
    const timer = setTimeout(() => {
      if (slow >= MOST_SLOW) return;
      isSlow = true;
      slow += 1;
      running -= 1;
      start();
    }, SLOW_MS);
    await runBatch(batch, options.run);
    clearTimeout(timer);
    if (isSlow) slow -= 1;
    else running -= 1;
    start();
  }

  function start(): void {
    while (waiting.length > 0 && running < MOST_AT_ONCE) {
      running += 1;
      void byItself(flush);
    }
  }

  const ask = (item: Item): Promise<Result> =>
    new Promise((answered, failed) => {
      waiting.push({ item, answered, failed });
      if (waiting.length === 1) queueMicrotask(start);
    });
  return (item) => tellingStatement(options.name, () => ask(item));
}

function takeBatch<Item, Result>(
  waiting: Pending<Item, Result>[],
  { keyOf, bytesOf }: GroupCommitOptions<Item, Result>,
): readonly Pending<Item, Result>[] {
  const batch: Pending<Item, Result>[] = [];
  const left: Pending<Item, Result>[] = [];
  const keys = new Set<string>();
  let bytes = 0;
  for (const [at, pending] of waiting.entries()) {
    const key = keyOf?.(pending.item);
    bytes += bytesOf?.(pending.item) ?? 0;
    if (batch.length > 0 && (batch.length >= MOST_ITEMS || bytes > MOST_BYTES)) {
      left.push(...waiting.slice(at));
      break;
    }
    if (key !== undefined && keys.has(key)) {
      left.push(pending);
      continue;
    }
    batch.push(pending);
    if (key !== undefined) keys.add(key);
  }
  waiting.splice(0, waiting.length, ...left);
  return batch;
}

async function runBatch<Item, Result>(
  batch: readonly Pending<Item, Result>[],
  run: GroupCommitOptions<Item, Result>["run"],
): Promise<void> {
  try {
    const results = await run(batch.map(({ item }) => item));
    for (const [at, { answered, failed }] of batch.entries()) {
      const result = results[at];
      if (at < results.length && result !== undefined) answered(result);
      else failed(new Error("a statement answered for fewer items than it was given"));
    }
  } catch (error) {
    const [only, ...more] = batch;
    if (more.length === 0) return only?.failed(error);
    for (const one of batch) await runBatch([one], run);
  }
}
