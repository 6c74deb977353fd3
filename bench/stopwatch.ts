import { usageOf } from "./process-usage.ts";

/** What a stretch of time cost the measured process and its database. */
export interface Lap {
  readonly ms: number;
  /** NaN where the system does not tell. */
  readonly nodeCpuMs: number;
  /** Of the embedded database; 0 when it is another server. */
  readonly databaseCpuMs: number;
  /** Of this process: the simulators and the load. */
  readonly driverCpuMs: number;
}

/** Starts measuring; call what it returns to stop. */
export function startLap(pid: number): () => Lap {
  const started = performance.now();
  const before = usageOf(pid);
  const driver = process.cpuUsage();
  return () => {
    const ms = performance.now() - started;
    const after = usageOf(pid);
    const { user, system } = process.cpuUsage(driver);
    return {
      ms,
      nodeCpuMs: (after?.ownCpuMs ?? Number.NaN) - (before?.ownCpuMs ?? Number.NaN),
      databaseCpuMs: (after?.childrenCpuMs ?? Number.NaN) - (before?.childrenCpuMs ?? Number.NaN),
      driverCpuMs: (user + system) / 1000,
    };
  };
}
