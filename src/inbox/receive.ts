import type { RawCall } from "../providers/provider.ts";
import type { Store } from "../store/store.ts";
import type { Door } from "./door.ts";
import { keptHeaders } from "./kept-headers.ts";
import { matchesSecret } from "./secret-match.ts";

/** A call that knocked at a hook address. */
export interface Knock {
  readonly account: string;
  /** `kommo` or a vendor connection's id. */
  readonly connection: string;
  readonly secret: string;
  /** Lower-case names; the query, where there is one, under `QUERY_HEADER`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How it is answered, always without a body. `reason` is for metrics and the log, never for the caller. */
export type Received =
  | { readonly status: 200; readonly reason: "kept" }
  | { readonly status: 404; readonly reason: "unknown" }
  | { readonly status: 401 | 403; readonly reason: "forged" }
  | { readonly status: 413; readonly reason: "too_large" }
  | { readonly status: 503; readonly reason: "not_stored" };

export interface ReceiverDeps {
  readonly doors: (account: string, connection: string) => Door | undefined;
  readonly store: Pick<Store, "deliveries">;
  readonly now: () => Date;
  /** Wakes the sorter. */
  readonly onKept: () => void;
  /** Told why a delivery could not be checked or stored. */
  readonly onProblem?: (error: unknown) => void;
}

/** A hook body beyond this is refused: 413. */
export const MOST_BODY_BYTES = 1024 * 1024;

/**
 * Answers once the delivery is durable and does nothing else with it. Never throws. An unknown account, an unknown
 * connection and a wrong secret look the same from outside: 404, after the same work.
 */
export function createReceiver(deps: ReceiverDeps): (knock: Knock) => Promise<Received> {
  return async (knock) => {
    const { account, connection, headers, body } = knock;
    const door = deps.doors(account, connection);
    const matches = matchesSecret(knock.secret, door?.secrets ?? []);
    if (!door || !matches) return { status: 404, reason: "unknown" };
    if (body.byteLength > MOST_BODY_BYTES) return { status: 413, reason: "too_large" };
    try {
      if (door.notices && !(await isAuthentic(door.notices, { headers, body }))) {
        return { status: door.notices.refusal, reason: "forged" };
      }
      const kept = keptHeaders(headers);
      await deps.store.deliveries.keep({ account, connection, receivedAt: deps.now(), headers: kept, body });
    } catch (error) {
      deps.onProblem?.(error);
      return { status: 503, reason: "not_stored" };
    }
    deps.onKept();
    return { status: 200, reason: "kept" };
  };
}

/** A check that throws is no proof; one that could not get the vendor's key rejects, and is made again later. */
function isAuthentic(door: NonNullable<Door["notices"]>, call: RawCall): boolean | Promise<boolean> {
  try {
    return door.isAuthentic(call);
  } catch {
    return false;
  }
}
