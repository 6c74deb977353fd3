import type { StageRef } from "../../domain/contract.ts";
import { changeOf, EVENTS, keyOf, seconds, stageOf } from "./events.ts";
import { readPage } from "./pages.ts";
import { idAt, instantAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** A deal that entered a stage. */
interface Entry {
  readonly dealId: string;
  readonly stage: StageRef;
  readonly at: Date;
}

/** A list of Kommo that tells of deals entering stages. */
interface Source {
  readonly base: string;
  readonly embedded: string;
  readonly operation: string;
  /** Name of the filter that takes one pipeline with one stage. */
  readonly filter: string;
  readonly read: (entry: unknown) => Entry | undefined;
}

/** Moved there [events-filtration], or created there. */
const SOURCES: readonly Source[] = [
  {
    base: EVENTS,
    embedded: "events",
    operation: "events.list",
    filter: "filter[value_after][leads_statuses]",
    read(entry) {
      const change = changeOf(entry);
      return change && { dealId: change.dealId, stage: change.to, at: change.at };
    },
  },
  {
    base: "/api/v4/leads?limit=250",
    embedded: "leads",
    operation: "leads.created",
    filter: "filter[statuses]",
    read(lead) {
      const [dealId, at] = [idAt(lead, "id"), instantAt(lead, "created_at")];
      const stage = stageOf(idAt(lead, "pipeline_id"), idAt(lead, "status_id"));
      return dealId === undefined || stage === undefined || at === undefined
        ? undefined
        : { dealId, stage, at };
    },
  },
];

/** How far one reading has come. */
interface Progress {
  readonly from: Date;
  /** The window stays as it was when it was begun: a later end would push entries over to pages that were read. */
  readonly to: Date;
  /** Pages read of each list. */
  readonly pages: Map<string, number | "all">;
  readonly found: Map<string, Date>;
}

/** Kommo's log may lag behind: what follows a window that was read late begins so much before its end. */
const LAG_MS = 10 * 60_000;
const MOST_UNFINISHED = 20;

/**
 * Leads that were moved into one of the stages in the window, or created there, and when. When a page fails, the next call for
 * the same stages and the same start goes on from there, in this process.
 */
export function createEnteredStages(
  call: Wire,
): (stages: readonly StageRef[], from: Date, to: Date) => Promise<ReadonlyMap<string, Date>> {
  const unfinished = new Map<string, Progress>();

  return async (stages, from, to) => {
    if (stages.length === 0 || to < from) return new Map();
    const key = `${from.getTime()} ${stages.map(keyOf).toSorted().join(" ")}`;
    let progress = unfinished.get(key) ?? begin(from, to, new Map());
    unfinished.delete(key);
    try {
      await readWindow(call, stages, progress);
      if (progress.to < to) {
        const next = new Date(Math.max(from.getTime(), progress.to.getTime() - LAG_MS));
        progress = begin(next, to, progress.found);
        await readWindow(call, stages, progress);
      }
      return progress.found;
    } catch (error) {
      if (progress.pages.size > 0 || progress.found.size > 0) unfinished.set(key, progress);
      const [oldest] = unfinished.keys();
      if (unfinished.size > MOST_UNFINISHED && oldest !== undefined) unfinished.delete(oldest);
      throw error;
    }
  };
}

function begin(from: Date, to: Date, found: Map<string, Date>): Progress {
  return { from, to, pages: new Map(), found };
}

/**
 * Both filters are documented for one stage only. Of several stages the whole list is asked first, because mostly it is one
 * page, and then one call serves all of them; a longer one is left, and each stage is read by itself.
 */
async function readWindow(call: Wire, stages: readonly StageRef[], progress: Progress): Promise<void> {
  for (const source of SOURCES) {
    const list = { call, source, progress, wanted: new Set(stages.map(keyOf)) };
    const path = `${source.base}&${windowOf(progress)}`;
    if (stages.length > 1 && (await readUpTo(list, path, 1))) continue;
    for (const stage of stages) await readUpTo(list, path + narrow(source.filter, stage), Infinity);
  }
}

interface List {
  readonly call: Wire;
  readonly source: Source;
  readonly progress: Progress;
  readonly wanted: ReadonlySet<string>;
}

/** Reads on from where it stood. `true` = there are no more pages. */
async function readUpTo(
  { call, source, progress, wanted }: List,
  path: string,
  last: number,
): Promise<boolean> {
  const { pages, found } = progress;
  for (let done = pages.get(path) ?? 0; done !== "all" && done < last;) {
    const page = await readPage(call, { path, ...source }, done + 1);
    for (const entry of page.entries.map(source.read))
      if (entry && wanted.has(keyOf(entry.stage)) && isWithin(entry.at, progress)) {
        const before = found.get(entry.dealId);
        if (before === undefined || before < entry.at) found.set(entry.dealId, entry.at);
      }
    done = page.isLast ? "all" : done + 1;
    pages.set(path, done);
    if (done !== "all") page.refuseEndless();
  }
  return pages.get(path) === "all";
}

/** Filters that Kommo may ignore are applied here once more; they only make the answers shorter. */
function isWithin(instant: Date, { from, to }: Progress): boolean {
  return seconds(instant) >= seconds(from) && seconds(instant) <= Math.ceil(to.getTime() / 1000);
}

function windowOf({ from, to }: Progress): string {
  return `filter[created_at][from]=${seconds(from)}&filter[created_at][to]=${Math.ceil(to.getTime() / 1000)}`;
}

function narrow(filter: string, { pipelineId, stageId }: StageRef): string {
  return `&${filter}[0][pipeline_id]=${pipelineId}&${filter}[0][status_id]=${stageId}`;
}
