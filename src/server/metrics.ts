import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RecordedCall, Recorder } from "../http/http.ts";
import type { ConnectionHealth } from "../store/store.ts";

/** What is counted only when somebody asks. A source that fails leaves its figures out. */
export interface MetricSources {
  /** Contracts by shown status (`failed` included). */
  readonly contractCounts: () => Promise<Readonly<Record<string, number>>>;
  readonly lookCounts: () => Promise<{ readonly waiting: number; readonly running: number }>;
  readonly health: () => Promise<readonly ConnectionHealth[]>;
  readonly onProblem?: (error: unknown) => void;
}

export interface Metrics {
  /** One hook call answered: `reason` as in the inbox's `Received`. */
  delivery(reason: string, seconds: number): void;
  /** A recorder that counts the calls it passes on. */
  counting(recorder: Recorder): Recorder;
  /** In Prometheus' text format. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** The figures of one process (`countersign_…`). */
export function createMetrics(sources: MetricSources): Metrics {
  const registers = [new Registry()];
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
  const calls = new Counter({
    name: "countersign_calls_total",
    help: "Outgoing calls by connection and status class (2xx … 5xx) or error code.",
    labelNames: ["account", "connection", "result"],
    registers,
  });
  const gauges = createGauges(registers);

  async function measured<T>(read: () => Promise<T>, show: (figures: T) => void): Promise<void> {
    try {
      show(await read());
    } catch (error) {
      sources.onProblem?.(error);
    }
  }

  return {
    delivery(reason, seconds) {
      deliveries.inc({ reason });
      answers.observe(seconds);
    },
    counting: (recorder) => ({
      record(call) {
        const { account, connection } = call;
        calls.inc({ account, connection, result: resultOf(call) });
        recorder.record(call);
      },
      flush: () => recorder.flush(),
    }),
    async text() {
      gauges.forget();
      await Promise.all([
        measured(sources.contractCounts, gauges.showContracts),
        measured(sources.lookCounts, gauges.showLooks),
        measured(sources.health, gauges.showHealth),
      ]);
      const merged = registers[0] ?? new Registry();
      return { contentType: merged.contentType, body: await merged.metrics() };
    },
  };
}

function resultOf({ status, error }: RecordedCall): string {
  if (error !== undefined) return error;
  return status === undefined ? "none" : `${Math.floor(status / 100)}xx`;
}

function createGauges(registers: Registry[]): {
  forget(): void;
  readonly showContracts: (counts: Readonly<Record<string, number>>) => void;
  readonly showLooks: (counts: { readonly waiting: number; readonly running: number }) => void;
  readonly showHealth: (all: readonly ConnectionHealth[]) => void;
} {
  const contracts = new Gauge({
    name: "countersign_contracts",
    help: "Contracts by status; `failed` need a person.",
    labelNames: ["status"],
    registers,
  });
  const looks = new Gauge({
    name: "countersign_looks",
    help: "Looks waiting and running.",
    labelNames: ["state"],
    registers,
  });
  const good = new Gauge({
    name: "countersign_connection_good",
    help: "1 = the connection is well, 0 = it is not.",
    labelNames: ["account", "connection"],
    registers,
  });
  return {
    forget() {
      for (const gauge of [contracts, looks, good]) gauge.reset();
    },
    showContracts(counts) {
      contracts.set({ status: "failed" }, 0);
      for (const [status, count] of Object.entries(counts)) contracts.set({ status }, count);
    },
    showLooks({ waiting, running }) {
      looks.set({ state: "waiting" }, waiting);
      looks.set({ state: "running" }, running);
    },
    showHealth(all) {
      for (const { account, connection, state } of all) {
        good.set({ account, connection }, state === "good" ? 1 : 0);
      }
    },
  };
}
