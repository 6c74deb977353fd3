import { createHttp } from "../http/create-http.ts";
import type { Http, Limiter, Rate, Recorder } from "../http/http.ts";

/** What all outgoing calls of this process share. */
export interface Outside {
  readonly recorder: Recorder;
  readonly limiter: Limiter;
  readonly allowPrivateHosts: boolean;
  readonly now: () => Date;
}

export interface Line {
  readonly account: string;
  readonly connection: string;
  readonly secrets: readonly string[];
  /** Where our credentials may travel. */
  readonly origins: readonly string[];
  readonly rate?: Rate;
}

/** Calls that carry our credentials: only to the origins of this connection. */
export function ownLine(outside: Outside, line: Line): Http {
  return createHttp({
    ...outside,
    ...named(line),
    pinnedHosts: line.origins,
    ...(line.rate ? { rate: line.rate } : {}),
  });
}

/** Calls to addresses that the other side gave us: any public host, no credentials, no limit of ours. */
export function foreignLine(outside: Outside, line: Line): Http {
  return createHttp({ ...outside, ...named(line) });
}

export function limitKeyOf(account: string, connection: string): string {
  return `${account}/${connection}`;
}

function named({ account, connection, secrets }: Line) {
  return { account, connection, secrets, limitKey: limitKeyOf(account, connection) };
}

export function originOf(url: string): string {
  return new URL(url).origin;
}
