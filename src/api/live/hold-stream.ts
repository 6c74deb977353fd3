import type { ServerResponse } from "node:http";
import { roleIn } from "../../auth/caller.ts";
import type { House } from "../house.ts";
import type { LiveNews } from "./live-reader.ts";

/** Runs something again and again; returns what ends that. */
export type Every = (everyMs: number, run: () => void) => () => void;

const HEARTBEAT_MS = 15_000;
/** Whoever was signed out, or lost the account, is told nothing more after this time at the latest. */
export const RECHECK_MS = 15_000;
/** A browser that does not read would be written for without end. */
const MOST_WAITING = 64 * 1024;

export interface Streaming {
  /** What ends each open stream. */
  readonly open: Set<() => void>;
  readonly mayStay: () => Promise<boolean>;
  readonly listen: (tell: (news: LiveNews) => void) => () => void;
  /** The clock, unless a test moves it by hand. */
  readonly every?: Every;
}

/** Writes news into an open answer for as long as whoever asked may hear them. */
export function holdStream(raw: ServerResponse, streaming: Streaming): void {
  const { open, mayStay, listen, every = byTheClock } = streaming;
  const ends: (() => void)[] = [];
  const end = (): void => {
    for (const stop of ends.splice(0)) stop();
    open.delete(end);
    raw.end();
  };
  const recheck = (): void => {
    mayStay().then(
      (stays) => (stays ? undefined : end()),
      () => end(), // the page comes again when we can tell
    );
  };
  ends.push(
    every(HEARTBEAT_MS, () => raw.write(": still here\n\n")),
    every(RECHECK_MS, recheck),
    listen((news) => {
      if (raw.writableLength > MOST_WAITING) end();
      else raw.write(`event: news\ndata: ${JSON.stringify(news)}\n\n`);
    }),
  );
  open.add(end);
  raw.on("close", end);
  raw.on("error", end);
}

/** May whoever sent these headers hear of the account now? */
export async function mayListen(
  { auth, hasAccount }: Pick<House, "auth" | "hasAccount">,
  headers: Headers,
  account: string,
): Promise<boolean> {
  const caller = await auth.identify(headers);
  return caller !== undefined && roleIn(caller, account) !== undefined && hasAccount(account);
}

function byTheClock(everyMs: number, run: () => void): () => void {
  const timer = setInterval(run, everyMs).unref();
  return () => clearInterval(timer);
}
