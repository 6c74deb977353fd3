import type { FastifyInstance } from "fastify";
import { mayReadMetrics } from "./metrics-door.ts";
import type { Metrics } from "./metrics.ts";

/** Must all be true for the process to take work: `database`, `sorter`, `worker`. A check that throws is false. */
export type ReadyChecks = Readonly<Record<string, () => Promise<boolean> | boolean>>;

const CHECK_MS = 3_000;

export interface StatusDeps {
  readonly ready: ReadyChecks;
  readonly metrics: Metrics;
  /** Opens `/metrics`, see {@link mayReadMetrics}. */
  readonly metricsToken?: string;
}

/** `GET /healthz`, `/readyz`, `/metrics`. */
export async function statusRoutes(app: FastifyInstance, deps: StatusDeps): Promise<void> {
  app.get("/healthz", async () => ({ ok: true }));

  app.get("/readyz", async (_, reply) => {
    const checks = await Promise.all(
      Object.entries(deps.ready).map(async ([name, check]) => [name, await holds(check)] as const),
    );
    const ready = checks.every(([, ok]) => ok);
    return reply.code(ready ? 200 : 503).send({ ready, checks: Object.fromEntries(checks) });
  });

  app.get("/metrics", async ({ raw }, reply) => {
    if (!mayReadMetrics(raw, deps.metricsToken))
      return reply.code(401).header("www-authenticate", "Bearer").send();
    const { contentType, body } = await deps.metrics.text();
    return reply.header("content-type", contentType).send(body);
  });
}

async function holds(check: () => Promise<boolean> | boolean): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, CHECK_MS, false);
  });
  try {
    return await Promise.race([Promise.resolve(check()), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
