import type { AddressInfo } from "node:net";
import { fastify, type FastifyInstance } from "fastify";
import { frontPage } from "./front-page.ts";
import { hookRoute, type HookDeps } from "./hook-route.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { statusRoutes, type StatusDeps } from "./status-routes.ts";

export interface ServerDeps extends Omit<HookDeps, "receive">, StatusDeps {
  /** Takes hooks; absent = this process tells of itself alone (a worker). */
  readonly receive?: HookDeps["receive"];
  /** Further routes (API, console), each in a scope of its own. */
  readonly routes?: readonly ((app: FastifyInstance) => Promise<void>)[];
  /** `false` where one of the routes serves `/`. */
  readonly frontPage?: boolean;
  /** A whole request must have arrived within this time. Default 15 s. */
  readonly requestTimeoutMs?: number;
  /** Requests under way at `close` get so long to end. Default 10 s. */
  readonly graceMs?: number;
}

export interface HttpServer {
  /** Port 0 takes a free one. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Takes no more, lets the requests under way end, then closes what is left. */
  close(): Promise<void>;
  readonly address: AddressInfo | undefined;
}

/** The HTTP server. No address of a request is ever logged: hook addresses hold secrets. */
export function createServer(deps: ServerDeps): HttpServer {
  const requestTimeout = deps.requestTimeoutMs ?? 15_000;
  const app = fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    connectionTimeout: 60_000,
    requestTimeout,
    keepAliveTimeout: 30_000,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 1024 },
    http: {
      headersTimeout: Math.min(requestTimeout, 10_000),
      connectionsCheckingInterval: Math.min(requestTimeout, 2_000),
    },
    // The framework's own answers quote the address; ours are bare.
    frameworkErrors: (error, _, reply) => {
      reply.hijack();
      reply.raw.writeHead(error.statusCode ?? 400, { ...SECURITY_HEADERS, "content-length": 0 }).end();
    },
    clientErrorHandler: (error, socket) => {
      const status = error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? "408 Request Timeout" : "400 Bad Request";
      if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      else socket.destroy();
    },
  });
  app.addHook("onRequest", async (_, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  // Otherwise the connection of the last request under way stays open, and the close waits for it.
  app.addHook("onSend", async (_, reply) => {
    if (closing) reply.header("connection", "close");
  });
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send());
  app.setErrorHandler<Error & { statusCode?: number }>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      deps.log.error(
        { err: error, route: request.routeOptions.url, method: request.method },
        "A request failed.",
      );
    }
    return reply.code(status).send();
  });
  const { receive } = deps;
  if (receive !== undefined) void app.register((scope) => hookRoute(scope, { ...deps, receive }));
  void app.register((scope) => statusRoutes(scope, deps));
  if (deps.frontPage !== false) void app.register(frontPage);
  for (const routes of deps.routes ?? []) void app.register(routes);
  return bind(app, deps.graceMs ?? 10_000);
}

function bind(app: FastifyInstance, graceMs: number): HttpServer {
  const addressOf = (): AddressInfo | undefined => {
    const address = app.server.address();
    return typeof address === "object" && address !== null ? address : undefined;
  };
  return {
    async listen(port, host) {
      await app.listen({ port, host });
      const address = addressOf();
      if (!address) throw new Error("The server listens nowhere.");
      return address;
    },
    async close() {
      const deadline = setTimeout(() => app.server.closeAllConnections(), graceMs);
      try {
        await app.close();
      } finally {
        clearTimeout(deadline);
      }
    },
    get address() {
      return addressOf();
    },
  };
}
