import { Counter, Histogram, Registry } from "prom-client";
import type { RecordedCall, Recorder } from "../http/http.ts";
import { createGauges } from "./metric-gauges.ts";
import type { MetricSources } from "./metric-sources.ts";

export interface Metrics {
  /** One hook call answered: `reason` as in the inbox's `Received`. */
  delivery(reason: string, seconds: number): void;
  /** One walk ended: why it began, and `done`, `again` (it comes back) or `broke` (so does it). */
  walk(reason: string, result: "done" | "again" | "broke", seconds: number): void;
  /** A recorder that counts the calls it passes on. */
  counting(recorder: Recorder): Recorder;
  /** In Prometheus' text format. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** The figures of one process (`countersign_…`). */
export function createMetrics(sources: MetricSources): Metrics {
  const merged = new Registry();
  const registers = [merged];
  const deliveries = new Counter({
    name: "countersign_deliveries_total",
    help: "Hook calls by what became of them: kept, unknown, forged, too_large, not_stored.",
    labelNames: ["reason"],
    registers,
  });
  const answers = new Histogram({
    name: "countersign_hook_answer_seconds",
    help: "Time from a hook call's last byte to its answer.",
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers,
  });
  const walks = new Counter({
    name: "countersign_walks_total",
    help: "Walks by why they began and how they ended: done, again (retried later), broke (a bug or the database).",
    labelNames: ["reason", "result"],
    registers,
  });
  const walkTimes = new Histogram({
    name: "countersign_walk_seconds",
    help: "Time of a walk, calls and waiting for slots included.",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    registers,
  });
  const calls = new Counter({
    name: "countersign_calls_total",
    help: "Outgoing calls by connection and status class (2xx … 5xx) or error code.",
    labelNames: ["account", "connection", "result"],
    registers,
  });
  const callTimes = new Histogram({
    name: "countersign_call_seconds",
    help: "Time until an outgoing call was answered.",
    labelNames: ["account", "connection"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const gauges = createGauges(registers);
  let asked: Promise<string> | undefined;
  async function read(): Promise<string> {
    for (const problem of await gauges.showAll(sources)) sources.onProblem?.(problem);
    return merged.metrics();
  }
  return {
    delivery(reason, seconds) {
      deliveries.inc({ reason });
      answers.observe(seconds);
    },
    walk(reason, result, seconds) {
      walks.inc({ reason, result });
      walkTimes.observe(seconds);
    },
    counting: (recorder) => ({
      record(call) {
        const { account, connection, durationMs } = call;
        calls.inc({ account, connection, result: resultOf(call) });
        callTimes.observe({ account, connection }, durationMs / 1000);
        recorder.record(call);
      },
      flush: () => recorder.flush(),
    }),
    async text() {
      // two who ask at once share an answer: the one would empty what the other is about to read
      asked ??= read().finally(() => {
        asked = undefined;
      });
      return { contentType: merged.contentType, body: await asked };
    },
  };
}

function resultOf({ status, error }: RecordedCall): string {
  if (error !== undefined) return error;
  return status === undefined ? "none" : `${Math.floor(status / 100)}xx`;
}
