import { machineCpuMs } from "./others-cpu.ts";
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
  /** What others on this machine burned meanwhile, in cores. */
  readonly othersCores: number;
}

/** Starts measuring; call what it returns to stop. */
export function startLap(pid: number): () => Lap {
  const started = performance.now();
  const before = usageOf(pid);
  const machine = machineCpuMs();
  const driver = process.cpuUsage();
  return () => {
    const ms = performance.now() - started;
    const after = usageOf(pid);
    const { user, system } = process.cpuUsage(driver);
    const nodeCpuMs = (after?.ownCpuMs ?? Number.NaN) - (before?.ownCpuMs ?? Number.NaN);
    const databaseCpuMs = (after?.childrenCpuMs ?? Number.NaN) - (before?.childrenCpuMs ?? Number.NaN);
    const driverCpuMs = (user + system) / 1000;
    const ours = nodeCpuMs + databaseCpuMs + driverCpuMs;
    const othersCores = Math.max(0, machineCpuMs() - machine - ours) / ms;
    return { ms, nodeCpuMs, databaseCpuMs, driverCpuMs, othersCores };
  };
}
