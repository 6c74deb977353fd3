import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createCallFaults } from "./call-faults.ts";
import { createCallLog } from "./call-log.ts";
import type { CallLog } from "./call-log.ts";
import { controlCall, mayControl } from "./control-api.ts";
import { ControlError } from "./kit.ts";
import type { CallFault, HookSender, SimRequest, SimResponse, Simulator } from "./kit.ts";
import { readBody } from "./read-body.ts";
import { serveCall } from "./serve-call.ts";
import type { Mounted } from "./serve-call.ts";
import { writeAnswer } from "./write-answer.ts";

/** One simulator under one path prefix. */
export interface KitMount {
  /** Such as `/kommo`; no slash at the end. The longest matching prefix wins. */
  readonly prefix: string;
  readonly simulator: Simulator;
  /** Its sender, so that hook faults can be set over HTTP. */
  readonly hooks?: HookSender;
}

/** How to serve simulators. */
export interface KitOptions {
  /** 0 = any free port. */
  readonly port: number;
  /** Default 127.0.0.1. The control API answers this machine only, whatever the host. */
  readonly host?: string;
  readonly mounts: readonly KitMount[];
  readonly now: () => Date;
  /** Extra milliseconds before each answer; default 0. */
  readonly latencyMs?: number;
}

/** Simulators being served. Methods that take a simulator's id throw ControlError for an unknown one. */
export interface KitServer {
  readonly port: number;
  /** Such as `http://127.0.0.1:9100`. */
  readonly url: string;
  readonly faults: {
    add(simulator: string, fault: CallFault): void;
    clear(simulator: string): void;
  };
  seen(simulator: string): CallLog;
  setLatency(latencyMs: number): void;
  close(): Promise<void>;
}

/** The longest file that a vendor of ours takes is 48 MB. */
const BODY_LIMIT = 60 * 1024 * 1024;

const headersOf = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ");
  }
  return headers;
};

const requestOf = (request: IncomingMessage, path: string, search: string, body: Uint8Array): SimRequest => ({
  method: request.method ?? "GET",
  path,
  query: new URLSearchParams(search),
  headers: headersOf(request),
  body,
});

const mountedAt = (mounts: readonly Mounted[], path: string): Mounted | undefined =>
  mounts.find(
    ({ prefix }) => path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === "/"),
  );

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

interface House {
  readonly mounts: readonly Mounted[];
  readonly now: () => Date;
  readonly latency: { ms: number };
}

const controlAnswer = async (
  house: House,
  request: IncomingMessage,
  path: string,
  body: Uint8Array,
): Promise<SimResponse> => {
  if (!mayControl(request))
    return { status: 403, body: { error: "the control API answers this machine only" } };
  const setLatency = (latencyMs: number): void => {
    house.latency.ms = latencyMs;
  };
  return controlCall({ mounts: house.mounts, setLatency }, request.method ?? "GET", path, body);
};

const answer = async (house: House, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = request.url ?? "/";
  const cut = url.indexOf("?");
  const path = cut === -1 ? url : url.slice(0, cut);
  const body = await readBody(request, BODY_LIMIT);
  if (body === undefined) {
    writeAnswer(response, {
      status: 413,
      headers: { connection: "close" },
      body: { error: "body too long" },
    });
    return;
  }
  if (path === "/_control" || path.startsWith("/_control/")) {
    writeAnswer(response, await controlAnswer(house, request, path, body));
    return;
  }
  const mounted = mountedAt(house.mounts, path);
  if (mounted === undefined) {
    writeAnswer(response, { status: 404, body: { error: "no simulator lives here" } });
    return;
  }
  const below = path.slice(mounted.prefix.length) || "/";
  const search = cut === -1 ? "" : url.slice(cut + 1);
  const limits = { latencyMs: house.latency.ms, now: house.now };
  await serveCall(mounted, requestOf(request, below, search, body), response, limits);
};

const houseOf = ({ mounts, now, latencyMs = 0 }: KitOptions): House => ({
  now,
  latency: { ms: latencyMs },
  mounts: mounts
    .map(({ prefix, simulator, hooks }) => ({
      prefix,
      simulator,
      hooks,
      faults: createCallFaults(),
      log: createCallLog(),
    }))
    .toSorted((left, right) => right.prefix.length - left.prefix.length),
});

const urlOf = (host: string, port: number): string => {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
};

/** Serves simulators, their faults and the control API until `close`. Rejects when the port is taken. */
export const createKitServer = async (options: KitOptions): Promise<KitServer> => {
  const { host = "127.0.0.1" } = options;
  const house = houseOf(options);
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    // Only a connection that broke lands here: nobody is left to answer.
    answer(house, request, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port, host);
  const known = (simulator: string): Mounted => {
    const mounted = house.mounts.find((one) => one.simulator.id === simulator);
    if (mounted === undefined) throw new ControlError(`no simulator called "${simulator}"`);
    return mounted;
  };
  return {
    port,
    url: urlOf(host, port),
    faults: {
      add: (simulator, fault) => {
        known(simulator).faults.add(fault);
      },
      clear: (simulator) => {
        known(simulator).faults.clear();
      },
    },
    seen: (simulator) => known(simulator).log,
    setLatency: (latencyMs) => {
      house.latency.ms = latencyMs;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
