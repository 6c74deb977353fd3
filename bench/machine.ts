import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** On what was measured, in one line, and how busy it was already: others' work is in every figure. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  return `${availableParallelism()} cores (${model}), ${memory} GiB, Node ${process.versions.node}, load average ${load} before`;
}
