import { Gauge } from "prom-client";
import type { Registry } from "prom-client";
import type { MetricSources } from "./metric-sources.ts";

interface Shown {
  /** Asks the source and shows its answer. */
  show(sources: MetricSources): Promise<void>;
}

/** The figures that are read when somebody asks, a group per source. */
export function createGauges(registers: Registry[]): {
  /** Shows everything anew; resolves to what could not be read. */
  showAll(sources: MetricSources): Promise<readonly unknown[]>;
} {
  const all: Gauge[] = [];
  const gauge = (name: string, help: string, labelNames: readonly string[] = []): Gauge => {
    const made = new Gauge({ name, help, labelNames: [...labelNames], registers });
    all.push(made);
    return made;
  };
  const groups = [...ofContracts(gauge), ...ofQueue(gauge), ...ofConnections(gauge)];
  return {
    async showAll(sources) {
      for (const each of all) each.reset();
      // the questions below are connections, too, and would count themselves
      const pool = sources.pool();
      const before = { ...sources, pool: () => pool };
      const results = await Promise.allSettled(groups.map((group) => group.show(before)));
      return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    },
  };
}

type MakeGauge = (name: string, help: string, labelNames?: readonly string[]) => Gauge;

function ofContracts(gauge: MakeGauge): readonly Shown[] {
  const contracts = gauge("countersign_contracts", "Contracts by status; `failed` need a person.", [
    "status",
  ]);
  const waiting = gauge(
    "countersign_contracts_waiting",
    "Contracts that rest until a connection is well again.",
    ["account", "connection", "code"],
  );
  const held = gauge(
    "countersign_contracts_held",
    "Contracts held for a person: unusually many came at once.",
    ["account", "playbook"],
  );
  const drift = gauge(
    "countersign_drift_repaired",
    "Contracts of 24 hours of which no hook told what the clock found, by who should have told it.",
    ["account", "from"],
  );
  return [
    {
      async show(sources) {
        const counts = await sources.contractCounts();
        contracts.set({ status: "failed" }, 0);
        for (const [status, count] of Object.entries(counts)) contracts.set({ status }, count);
      },
    },
    {
      async show(sources) {
        for (const { count, ...labels } of await sources.waiting()) {
          const { account, connection, code } = labels;
          waiting.set({ account, connection, code }, count);
        }
      },
    },
    {
      async show(sources) {
        for (const { account, playbook, count } of await sources.held())
          held.set({ account, playbook }, count);
      },
    },
    {
      async show(sources) {
        for (const { account, count, fromCrm } of await sources.drift()) {
          drift.set({ account, from: "kommo" }, fromCrm);
          drift.set({ account, from: "vendors" }, count - fromCrm);
        }
      },
    },
  ];
}

function ofQueue(gauge: MakeGauge): readonly Shown[] {
  const looks = gauge(
    "countersign_looks",
    "Looks in the queue: waiting, ready (of those, for a worker), running.",
    ["state"],
  );
  const oldest = gauge(
    "countersign_look_oldest_seconds",
    "How long the look that is ready longest has been so.",
  );
  const pool = gauge(
    "countersign_database_connections",
    "This process's connections: busy, idle, waiting for one.",
    ["state"],
  );
  return [
    {
      async show(sources) {
        const { waiting, ready, running, oldestReadyMs } = await sources.lookCounts();
        for (const [state, count] of Object.entries({ waiting, ready, running })) looks.set({ state }, count);
        oldest.set(oldestReadyMs / 1000);
      },
    },
    {
      async show(sources) {
        for (const [state, count] of Object.entries(sources.pool())) pool.set({ state }, count);
      },
    },
  ];
}

function ofConnections(gauge: MakeGauge): readonly Shown[] {
  const labels = ["account", "connection"];
  const good = gauge("countersign_connection_good", "1 = the connection is well, 0 = it is not.", labels);
  const ends = gauge(
    "countersign_token_end_timestamp_seconds",
    "When a token ends that does not renew itself.",
    labels,
  );
  const wait = gauge(
    "countersign_limit_wait_seconds",
    "How long a call that came now would wait for its slot.",
    ["limit"],
  );
  const blocked = gauge(
    "countersign_limit_blocked",
    "1 = Kommo blocks our address: one call every few minutes tries whether that is over.",
    ["limit"],
  );
  return [
    {
      async show(sources) {
        for (const { account, connection, state } of await sources.health())
          good.set({ account, connection }, state === "good" ? 1 : 0);
      },
    },
    {
      async show(sources) {
        for (const { account, connection, at } of await sources.tokenEnds())
          ends.set({ account, connection }, at.getTime() / 1000);
      },
    },
    {
      async show(sources) {
        for (const { key: limit, waitMs, isBlocked } of await sources.limits()) {
          wait.set({ limit }, waitMs / 1000);
          blocked.set({ limit }, isBlocked ? 1 : 0);
        }
      },
    },
  ];
}
