import { createConnection, createServer } from "node:net";
import type { NetConnectOpts, Socket } from "node:net";

/** What the line to the database does: `pass`, `refuse` (nobody listens), `hang` (takes calls, answers nothing). */
export type LineState = "pass" | "refuse" | "hang";

/** A TCP line to PostgreSQL that can be troubled while a service speaks through it. */
export interface DatabaseProxy {
  readonly port: number;
  /** From now on; connections that stand are cut by `refuse`, and frozen by `hang` until the line passes again. */
  set(state: LineState): Promise<void>;
  /** Refuses from the moment at which a statement or value with this text passes by; resolves then. */
  refuseAt(text: string): Promise<void>;
  /** Extra milliseconds for each piece of an answer. */
  slow(ms: number): void;
  /** Resets every connection that stands; with `afterSent` only once the next piece has reached the database. */
  reset(afterSent?: boolean): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** Listens on a free port of this machine and speaks with the server that `url` names (also over its Unix socket). */
export async function createDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const target = targetOf(url);
  const pairs = new Set<Pair>();
  let slowMs = 0;
  let isCutAfterSent = false;
  let isHanging = false;
  let trap: { readonly text: string; readonly spring: () => void } | undefined;

  function cut({ near, far }: Pair): void {
    near.resetAndDestroy();
    far.destroy();
  }

  const server = createServer((near) => {
    const far = createConnection(target);
    const pair = { near, far };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const side of [near, far]) side.on("error", end).on("close", end).setNoDelay(true);
    if (isHanging) freeze(pair);
    near.on("data", (piece: Buffer) => {
      if (trap !== undefined && piece.includes(trap.text)) {
        trap.spring();
        return;
      }
      far.write(piece);
      // the statement is on its way, and its answer will never be heard
      if (isCutAfterSent) setTimeout(cut, 2, pair);
    });
    far.on("data", (piece: Buffer) => {
      if (slowMs === 0) near.write(piece);
      else setTimeout(() => near.write(piece), slowMs);
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  async function shut(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const pair of pairs) cut(pair);
    await closed;
  }

  return {
    port,
    async set(state) {
      isHanging = state === "hang";
      if (state === "refuse") return shut();
      if (!server.listening) await listen(port);
      for (const pair of pairs) (isHanging ? freeze : thaw)(pair);
    },
    refuseAt: (text) =>
      new Promise((resolve) => {
        trap = {
          text,
          spring() {
            trap = undefined;
            void shut().then(resolve);
          },
        };
      }),
    slow(ms) {
      slowMs = ms;
    },
    reset(afterSent = false) {
      isCutAfterSent = afterSent;
      if (!afterSent) for (const pair of pairs) cut(pair);
    },
    close: shut,
  };
}

function freeze({ near, far }: Pair): void {
  near.pause();
  far.pause();
}

function thaw({ near, far }: Pair): void {
  near.resume();
  far.resume();
}

function targetOf(url: string): NetConnectOpts {
  const { hostname, port, searchParams } = new URL(url.replace("@/", "@localhost/"));
  const host = searchParams.get("host") ?? hostname;
  const number = port === "" ? 5432 : Number(port);
  return host.startsWith("/") ? { path: `${host}/.s.PGSQL.${number}` } : { host, port: number };
}
