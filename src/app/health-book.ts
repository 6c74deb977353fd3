import type { CountersignError } from "../domain/errors.ts";
import type { HealthBook } from "../corridor/runtime.ts";
import type { Health } from "../store/store.ts";

/** A state that does not change is written again only after this time, so that `lastAt` stays honest. */
const REPEAT_MS = 60_000;

interface Known {
  readonly state: string;
  readonly writtenMs: number;
}

/**
 * Health of connections with a memory, so that a thousand good calls cost one write a minute. Only failures of the
 * connection itself count: a contract that was refused does not make its vendor ill.
 */
export function createHealthBook(
  health: Health,
  now: () => Date,
  onError: (error: unknown) => void,
): HealthBook {
  const known = new Map<string, Known>();

  function put(account: string, connection: string, state: string, write: (at: Date) => Promise<void>): void {
    const key = `${account}/${connection}`;
    const at = now();
    const before = known.get(key);
    if (before?.state === state && at.getTime() - before.writtenMs < REPEAT_MS) return;
    known.set(key, { state, writtenMs: at.getTime() });
    write(at).catch(onError);
  }

  return {
    good(account, connection) {
      put(account, connection, "good", (at) => health.good(account, connection, at));
    },
    bad(account, connection, error) {
      if (!isOfConnection(error)) return;
      const { code, detail } = error;
      put(account, connection, code, (at) => health.bad(account, connection, at, { code, detail }));
    },
  };
}

const CONNECTION_CODES: ReadonlySet<CountersignError["code"]> = new Set([
  "unreachable",
  "unavailable",
  "rate_limited",
  "ip_blocked",
  "credentials_rejected",
  "forbidden",
  "plan_required",
  "answer_unreadable",
  "address_refused",
  "configuration_invalid",
]);

function isOfConnection(error: CountersignError): boolean {
  const { operation, httpStatus } = error.where;
  const notReady =
    error.code === "unavailable" && operation === "signedDocuments" && httpStatus === undefined;
  return CONNECTION_CODES.has(error.code) && !notReady;
}
