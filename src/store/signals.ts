import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { StoreLog } from "./log.ts";

/** `deliveries`: one waits to be sorted. `looks`: one waits to be taken. `documents`: the configuration was changed. */
export type Channel = "countersign_deliveries" | "countersign_looks" | "countersign_documents";

/**
 * Wake-ups between and inside processes. A wake-up may be lost (a dropped connection), doubled or idle: whoever listens
 * also polls, and looks for himself.
 */
export interface Signals {
  /** This process's name in the payload of its own NOTIFY, by which it ignores its echo. */
  readonly sender: string;
  on(channel: Channel, listener: () => void): () => void;
  /** Wakes the listeners of this process. */
  tell(channel: Channel): void;
  close(): Promise<void>;
}

const RECONNECT_MS = 1_000;

/** LISTEN on one connection of its own, opened for the first listener and opened again when it breaks. */
export function createSignals(connect: () => pg.Client, log: StoreLog): Signals {
  const sender = randomUUID();
  const listeners = new Map<Channel, Set<() => void>>();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  function tell(channel: Channel): void {
    for (const listener of listeners.get(channel) ?? []) listener();
  }

  async function open(): Promise<void> {
    const fresh = connect();
    client = fresh;
    fresh.on("notification", ({ channel, payload }) => {
      if (payload !== sender && isChannel(channel)) tell(channel);
    });
    fresh.on("error", (error) => log.warn({ error: error.message }, "the wake-up connection broke"));
    fresh.on("end", () => again(fresh));
    try {
      await fresh.connect();
      for (const channel of CHANNELS) await fresh.query(`listen ${channel}`);
      for (const channel of listeners.keys()) tell(channel); // what was told meanwhile was lost
    } catch (error) {
      log.warn({ error: String(error) }, "the wake-up connection could not be opened");
      await fresh.end().catch(() => undefined);
      again(fresh);
    }
  }

  function again(broken: pg.Client): void {
    if (closed || client !== broken || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void open();
    }, RECONNECT_MS).unref();
  }

  return {
    sender,
    tell,
    on(channel, listener) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      if (client === undefined && !closed) void open();
      return () => known.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
}

const CHANNELS = [
  "countersign_deliveries",
  "countersign_looks",
  "countersign_documents",
] as const satisfies readonly Channel[];

function isChannel(name: string): name is Channel {
  return CHANNELS.some((channel) => channel === name);
}
