import { tracingChannel } from "node:diagnostics_channel";
import type { PastStretch } from "./tracing.ts";

interface Follower {
  readonly over: (stretch: PastStretch) => void;
  readonly isWanted: () => boolean;
}

/** What the store tells of a statement on its channel. */
interface Told {
  readonly name?: unknown;
}

const NAME = "countersign.statement";

/** Listens to the store's statements; only their names are told, never their text or values. Resolves to what ends it. */
export function followStatements({ over, isWanted }: Follower): () => void {
  const channel = tracingChannel<unknown, Told>(NAME);
  const begun = new WeakMap<Told, { readonly startedAt: Date; readonly started: number }>();
  const failed = new WeakSet<Told>();
  const ended = (told: Told): void => {
    const at = begun.get(told);
    if (at === undefined) return;
    begun.delete(told);
    const name = typeof told.name === "string" ? told.name : "statement";
    over({
      name,
      kind: "client",
      attributes: { "db.system.name": "postgresql", "db.operation.name": name },
      startedAt: at.startedAt,
      durationMs: performance.now() - at.started,
      ...(failed.has(told) ? { error: "failed" } : {}),
    });
  };
  const subscribers = {
    start: (told: Told) => {
      if (isWanted()) begun.set(told, { startedAt: new Date(), started: performance.now() });
    },
    end: () => undefined,
    asyncStart: ended,
    asyncEnd: () => undefined,
    error: (told: Told) => void failed.add(told),
  };
  channel.subscribe(subscribers);
  return () => {
    channel.unsubscribe(subscribers);
  };
}
