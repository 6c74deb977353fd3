import { tokenEndsAt } from "../crm/kommo/token-ends-at.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { MetricSources } from "../server/metric-sources.ts";
import type { Database } from "../store/database.ts";
import { readLimitsNow } from "../store/limits-now.ts";
import { createSession } from "../store/session.ts";
import type { Store } from "../store/store.ts";
import type { Registry } from "./registry.ts";

const DAY_MS = 24 * 3_600_000;

interface Deps {
  readonly database: Database;
  readonly store: Store;
  readonly jobs: Jobs;
  /** Known once the accounts stand. */
  readonly registry: () => Registry | undefined;
  readonly now: () => Date;
  readonly onProblem: (error: unknown) => void;
}

/** Where the figures of `/metrics` come from: the database for all processes together, this process for its own pool. */
export function metricSources(deps: Deps): MetricSources {
  const { database, store, jobs, registry, now, onProblem } = deps;
  const session = createSession(database.pool);
  const accounts = () => registry()?.config.accounts ?? [];
  return {
    contractCounts: () => store.contracts.counts(),
    lookCounts: () => jobs.counts(),
    health: () => store.health.list(),
    waiting: () => store.contracts.waitingGroups(),
    held: () => store.contracts.held(),
    async drift() {
      const until = now();
      const since = new Date(until.getTime() - DAY_MS);
      return Promise.all(
        accounts().map(async ({ id }) => {
          const { count, fromCrm } = await store.figures.drift(id, since, until);
          return { account: id, count, fromCrm };
        }),
      );
    },
    limits: () => readLimitsNow(session),
    async tokenEnds() {
      return accounts().flatMap(({ id, kommo: { auth } }) => {
        // what was granted renews itself
        const at = auth.kind === "token" ? tokenEndsAt(auth.token) : undefined;
        return at === undefined ? [] : [{ account: id, connection: "kommo", at }];
      });
    },
    pool() {
      const { totalCount, idleCount, waitingCount } = database.pool;
      return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
    },
    onProblem,
  };
}
