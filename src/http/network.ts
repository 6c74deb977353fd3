import { Agent, type Dispatcher } from "undici";
import { guardedLookup, type ResolveAll } from "./address-guard.ts";

const CONNECT_TIMEOUT_MS = 5_000;
/** Per origin; more calls than this wait for a free connection. */
const CONNECTIONS = 512;

/** A pool of connections. `resolveAll` replaces the system's name resolution (tests). */
export function createNetwork(options: {
  readonly allowPrivateHosts: boolean;
  readonly resolveAll?: ResolveAll;
}): Dispatcher {
  const guarded = options.allowPrivateHosts ? {} : { lookup: guardedLookup(options.resolveAll) };
  return new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    // One call, one socket: with streams over one connection, "were bytes sent?" has no clear answer.
    allowH2: false,
    keepAliveTimeout: 4_000,
    // The whole exchange has one deadline of our own; the parser's would only fire beside it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_TIMEOUT_MS, autoSelectFamily: true, ...guarded },
  });
}

const shared = new Map<boolean, Dispatcher>();

/** The process's one pool for guarded and one for unguarded calls. Idle sockets do not keep the process alive. */
export function sharedNetwork(allowPrivateHosts: boolean): Dispatcher {
  const known = shared.get(allowPrivateHosts);
  if (known) return known;
  const network = createNetwork({ allowPrivateHosts });
  shared.set(allowPrivateHosts, network);
  return network;
}
