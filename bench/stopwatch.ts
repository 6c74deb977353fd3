import { machineCpuMs } from "./others-cpu.ts";
import { usageOf } from "./process-usage.ts";

/** What a stretch of time cost the measured process and its database. */
export interface Lap {
  readonly ms: number;
  /** NaN where the system does not tell. */
  readonly nodeCpuMs: number;
  /** 0 when the database runs on another machine. */
  readonly databaseCpuMs: number;
  /** Of this process: the simulators and the load. */
  readonly driverCpuMs: number;
  /** What others on this machine burned meanwhile, in cores. */
  readonly othersCores: number;
}

/**
 * Starts measuring a process and all that it started, and the database's first process where it is another; call what it
 * returns to stop.
 */
export function startLap(pid: number, databasePid?: number): () => Lap {
  const started = performance.now();
  const before = usageOf(pid);
  const databaseBefore = serverCpuMs(databasePid);
  const machine = machineCpuMs();
  const driver = process.cpuUsage();
  return () => {
    const ms = performance.now() - started;
    const after = usageOf(pid);
    const { user, system } = process.cpuUsage(driver);
    const nodeCpuMs = (after?.ownCpuMs ?? Number.NaN) - (before?.ownCpuMs ?? Number.NaN);
    const databaseCpuMs =
      (after?.childrenCpuMs ?? Number.NaN) -
      (before?.childrenCpuMs ?? Number.NaN) +
      serverCpuMs(databasePid) -
      databaseBefore;
    const driverCpuMs = (user + system) / 1000;
    const ours = nodeCpuMs + databaseCpuMs + driverCpuMs;
    const othersCores = Math.max(0, machineCpuMs() - machine - ours) / ms;
    return { ms, nodeCpuMs, databaseCpuMs, driverCpuMs, othersCores };
  };
}

function serverCpuMs(pid: number | undefined): number {
  const usage = pid === undefined ? undefined : usageOf(pid);
  return usage === undefined ? 0 : usage.ownCpuMs + usage.childrenCpuMs;
}
