import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** CPU time that the whole machine has spent working so far; NaN where it does not tell. */
export function machineCpuMs(): number {
  try {
    const [, user = "0", nice = "0", system = "0", , , irq = "0", softirq = "0"] = readFileSync(
      "/proc/stat",
      "utf8",
    )
      .split("\n", 1)
      .join("")
      .split(/\s+/u);
    return [user, nice, system, irq, softirq].reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  } catch {
    return Number.NaN;
  }
}

const GLANCE_MS = 1_000;
const CALM_CORES = 0.3;
const PATIENCE_MS = 60_000;

/** Waits until the machine has little else to do, but not for ever: shared machines are never calm. */
export async function untilCalm(): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const before = machineCpuMs();
    await sleep(GLANCE_MS);
    const cores = (machineCpuMs() - before) / GLANCE_MS;
    if (!(cores > CALM_CORES)) return;
  }
}
