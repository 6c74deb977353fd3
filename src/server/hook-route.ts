import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { QUERY_HEADER } from "../inbox/kept-headers.ts";
import { MOST_BODY_BYTES, type Knock, type Received } from "../inbox/receive.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

export interface HookDeps {
  readonly receive: (knock: Knock) => Promise<Received>;
  readonly metrics: Metrics;
  readonly log: Log;
}

interface HookParams {
  readonly account: string;
  readonly connection: string;
  readonly secret: string;
}

/** `POST /webhooks/:account/:connection/:secret`: any bytes of any type, answered with a status and no body. */
export async function hookRoute(app: FastifyInstance, deps: HookDeps): Promise<void> {
  const contentTypes = new WeakMap<IncomingMessage, string>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BODY_BYTES }, (_, body, done) => {
    done(null, body);
  });

  // The framework refuses types that it cannot parse. To us the body is bytes, so it does not get to see the type.
  app.addHook("onRequest", async ({ raw }) => {
    const type = raw.headers["content-type"];
    if (type === undefined) return;
    contentTypes.set(raw, type);
    delete raw.headers["content-type"];
  });

  app.setErrorHandler<Error & { statusCode?: number }>(async (error, _, reply) => {
    const status = error.statusCode ?? 500;
    deps.metrics.delivery(status === 413 ? "too_large" : "unreadable", 0);
    // Whatever is still on its way belongs to a call that is over.
    return reply.code(status).header("connection", "close").send();
  });

  app.post<{ Params: HookParams }>("/webhooks/:account/:connection/:secret", async (request, reply) => {
    const started = performance.now();
    const { account, connection, secret } = request.params;
    const headers = headersOf(request.raw.headers, contentTypes.get(request.raw), request.url);
    const body = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
    const received = await deps.receive({ account, connection, secret, headers, body });
    deps.metrics.delivery(received.reason, (performance.now() - started) / 1000);
    tell(deps.log, received, account, connection);
    return reply.code(received.status).send();
  });

  app.route({
    method: ["GET", "PUT", "PATCH", "DELETE"],
    url: "/webhooks/:account/:connection/:secret",
    handler: async (_, reply) => reply.code(405).header("allow", "POST").send(),
  });
}

function headersOf(
  raw: IncomingHttpHeaders,
  contentType: string | undefined,
  url: string,
): Readonly<Record<string, string>> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  if (contentType !== undefined) headers.set("content-type", contentType);
  const query = url.indexOf("?");
  if (query !== -1 && query < url.length - 1) headers.set(QUERY_HEADER, url.slice(query + 1));
  return Object.fromEntries(headers);
}

/** An address that does not exist is not worth a line each: anybody can knock. It is counted. */
function tell(log: Log, received: Received, account: string, connection: string): void {
  if (received.reason === "forged") {
    log.warn({ account, connection }, "A delivery was refused: its signature is wrong.");
  } else if (received.reason === "not_stored") {
    log.error({ account, connection }, "A delivery could not be stored; the caller was told to come again.");
  }
}
