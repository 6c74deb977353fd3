import { readdirSync, readFileSync } from "node:fs";

/** What a process and those it started have used. `undefined` where the system does not tell (no /proc). */
export interface Usage {
  /** CPU time of the process itself, user and system. */
  readonly ownCpuMs: number;
  /** CPU time of all that it started, also of those that have ended: the embedded database. */
  readonly childrenCpuMs: number;
  /** Memory of its own; pages shared with others count in part. */
  readonly ownBytes: number;
  readonly childrenBytes: number;
}

interface Stat {
  readonly parent: number;
  readonly cpuMs: number;
  /** Of ended children that were waited for. */
  readonly endedCpuMs: number;
}

const TICK_MS = 10;
const NAME_TO_PARENT = 2;

/** Reads /proc now. */
export function usageOf(pid: number): Usage | undefined {
  const stats = allStats();
  const own = stats.get(pid);
  if (own === undefined) return undefined;
  const children = descendantsOf(pid, stats);
  const sum = (each: (child: number) => number): number =>
    children.reduce((total, child) => total + each(child), 0);
  return {
    ownCpuMs: own.cpuMs,
    childrenCpuMs:
      own.endedCpuMs + sum((child) => (stats.get(child)?.cpuMs ?? 0) + (stats.get(child)?.endedCpuMs ?? 0)),
    ownBytes: bytesOf(pid),
    childrenBytes: sum(bytesOf),
  };
}

/** The process that started this one; `undefined` where the system does not tell. */
export function parentOf(pid: number): number | undefined {
  return statOf(pid)?.parent;
}

function allStats(): ReadonlyMap<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of namesIn("/proc")) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined;
    if (stat !== undefined) stats.set(pid, stat);
  }
  return stats;
}

function statOf(pid: number): Stat | undefined {
  const line = textOf(`/proc/${pid}/stat`);
  // The command's name stands in brackets and may hold anything, also brackets.
  const fields = line?.slice(line.lastIndexOf(")") + NAME_TO_PARENT).split(" ");
  if (fields === undefined) return undefined;
  const [, parent = "0"] = fields;
  const [user = "0", system = "0", endedUser = "0", endedSystem = "0"] = fields.slice(11);
  return {
    parent: Number(parent),
    cpuMs: (Number(user) + Number(system)) * TICK_MS,
    endedCpuMs: (Number(endedUser) + Number(endedSystem)) * TICK_MS,
  };
}

function descendantsOf(pid: number, stats: ReadonlyMap<number, Stat>): readonly number[] {
  const children = [...stats].filter(([, { parent }]) => parent === pid).map(([child]) => child);
  return children.flatMap((child) => [child, ...descendantsOf(child, stats)]);
}

function bytesOf(pid: number): number {
  const shared = /^Pss:\s+(\d+) kB$/mu.exec(textOf(`/proc/${pid}/smaps_rollup`) ?? "")?.[1];
  const resident = /^VmRSS:\s+(\d+) kB$/mu.exec(textOf(`/proc/${pid}/status`) ?? "")?.[1];
  return Number(shared ?? resident ?? 0) * 1024;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // it ended, or belongs to somebody else
  }
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
