import type { Store, ToldEntry } from "../store/store.ts";
import { cut, pad, wrap } from "./columns.ts";
import { plain, painter } from "./paint.ts";
import { storyOf } from "./story.ts";
import type { StoryLine, TaskWords } from "./story.ts";

const NAME_COLUMNS = 24;
const TEXT_COLUMNS = 66;
const INDENT = " ".repeat(NAME_COLUMNS + 12);

type Told = Pick<ToldEntry, "reference" | "dealId" | "dealName" | "account">;

/** `12:04:07  Nordwind GmbH        contract sent to …        CS-…`, wrapped below itself. Local time. */
export function narrate(line: StoryLine, told: Told, style: Style = {}): readonly string[] {
  const paint = painter(style.color ?? false);
  const [first = "", ...rest] = wrap(line.text, TEXT_COLUMNS);
  const { color } = line;
  const words = (text: string): string => (color === undefined ? text : paint(color, text));
  const name = pad(cut(nameOf(told, style), NAME_COLUMNS), NAME_COLUMNS);
  const head = `${paint("dim", line.at.toTimeString().slice(0, 8))}  ${name}  `;
  const reference = paint("dim", told.reference);
  const body = [`${head}${pad(words(first), TEXT_COLUMNS)}  ${reference}`];
  return [...body, ...rest.map((more) => `${INDENT}${words(more)}`)];
}

interface Style {
  readonly color?: boolean;
  /** Several accounts are served: names begin with the account's. */
  readonly accounts?: boolean;
}

function nameOf({ dealName, dealId, account }: Told, { accounts = false }: Style): string {
  const deal = plain(dealName ?? "").trim();
  return `${accounts ? `${account}: ` : ""}${deal === "" ? `Deal ${dealId}` : deal}`;
}

/** Writes what happened since it last looked; drive it by a timer or a signal. */
export interface Narrator {
  tick(): Promise<void>;
  /** Tells also what still goes on. */
  flush(): Promise<void>;
  /** `3 sent · 1 signed · 1 needs attention`. */
  counts(): Promise<string>;
}

const PAGE = 500;
/** Entries that were committed behind the newest are found by looking back over so many. */
const LOOK_BACK = 200n;
/** A contract is told when nothing more happened to it for a tick, or after so many. */
const LONGEST_TICKS = 6;

interface Chapter {
  readonly entries: ToldEntry[];
  ticks: number;
}

/** Tells a store's trail as it grows, from the entry `from` on; one contract's happenings together. */
export function createNarrator(
  store: Pick<Store, "contracts" | "trail">,
  write: (line: string) => void,
  options: Style & {
    readonly from: string;
    /** Knows what a task says and whose it is. */
    readonly task?: (entry: ToldEntry) => Promise<TaskWords | undefined>;
  },
): Narrator {
  const chapters = new Map<string, Chapter>();
  const seen = new Set<string>();
  const start = BigInt(options.from);
  let newest = start;

  async function* news(): AsyncGenerator<ToldEntry> {
    let from = newest - LOOK_BACK > start ? newest - LOOK_BACK : start;
    for (;;) {
      const page = await store.trail.since(String(from), PAGE);
      yield* page.filter((entry) => !seen.has(entry.id));
      for (const { id } of page) seen.add(id);
      from = BigInt(page.at(-1)?.id ?? from);
      if (from > newest) newest = from;
      if (page.length < PAGE) break;
    }
    for (const id of seen) if (BigInt(id) < newest - LOOK_BACK) seen.delete(id);
  }

  async function tell(ended: readonly (readonly ToldEntry[])[]): Promise<void> {
    const lines: { readonly line: StoryLine; readonly told: ToldEntry }[] = [];
    for (const entries of ended) {
      const [told] = entries;
      if (told === undefined) continue;
      const story = storyOf(entries, await tasksOf(entries, options.task));
      lines.push(...story.map((line) => ({ line, told })));
    }
    for (const { line, told } of lines.toSorted((a, b) => a.line.at.getTime() - b.line.at.getTime()))
      for (const text of narrate(line, told, options)) write(text);
  }

  function take(isEnded: (chapter: Chapter) => boolean): readonly (readonly ToldEntry[])[] {
    const ended = [...chapters].filter(([, chapter]) => isEnded(chapter));
    for (const [contract] of ended) chapters.delete(contract);
    return ended.map(([, { entries }]) => entries);
  }

  async function gather(): Promise<ReadonlySet<string>> {
    const touched = new Set<string>();
    for await (const entry of news()) {
      touched.add(entry.contract);
      const chapter = chapters.get(entry.contract) ?? { entries: [], ticks: 0 };
      chapter.entries.push(entry);
      chapters.set(entry.contract, chapter);
    }
    return touched;
  }

  return {
    async tick() {
      const touched = await gather();
      for (const chapter of chapters.values()) chapter.ticks += 1;
      await tell(
        take(({ entries, ticks }) => !touched.has(entries[0]?.contract ?? "") || ticks >= LONGEST_TICKS),
      );
    },
    async flush() {
      await gather();
      await tell(take(() => true));
    },
    async counts() {
      const counts = await store.contracts.counts();
      return Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([status, count]) => `${count} ${status === "failed" ? "needs attention" : status}`)
        .join(" · ");
    },
  };
}

async function tasksOf(
  entries: readonly ToldEntry[],
  task: ((entry: ToldEntry) => Promise<TaskWords | undefined>) | undefined,
): Promise<ReadonlyMap<string, TaskWords>> {
  const words = new Map<string, TaskWords>();
  if (task === undefined) return words;
  for (const entry of entries) {
    const found = entry.event === "task_created" ? await task(entry) : undefined;
    if (found !== undefined) words.set(entry.id, found);
  }
  return words;
}
