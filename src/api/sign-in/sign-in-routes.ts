import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ADDRESS_HEADER } from "../../auth/address-header.ts";
import { callerAddress } from "../caller-address.ts";
import { isFromOurPages, webHeaders } from "../gate.ts";
import type { HouseOf } from "../route.ts";
import { SIGN_IN_ADDRESSES } from "./sign-in-addresses.ts";
import { sayOf } from "../say-of.ts";

/** The sign-in library has its own addresses, and reads bodies by itself; those that the console uses are described. */
export function signInRoutes(app: FastifyInstance, house: HouseOf): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  const handler = async (request: FastifyRequest, reply: FastifyReply) =>
    passOn(await house().auth.handle(libraryCall(request)), reply);
  for (const { method, url, id, summary, isOpen = false, query, body, answer } of SIGN_IN_ADDRESSES)
    app.route({
      method,
      url: `/auth${url}`,
      schema: {
        operationId: id,
        tags: ["sign-in"],
        summary,
        security: isOpen ? [] : [{ session: [] }],
        ...(query === undefined ? {} : { querystring: query }),
        ...(body === undefined ? {} : { body }),
        response: { 200: answer },
      },
      handler,
    });
  // what is closed is answered by the same hand
  app.route({ method: ["GET", "POST"], url: "/auth/*", schema: { hide: true }, handler });
}

function libraryCall(request: FastifyRequest): Request {
  const { method, host, protocol, body } = request;
  const address = new URL(request.url, `${protocol}://${host}`);
  return new Request(address, {
    method,
    headers: headersFor(request.raw, address.origin),
    ...(Buffer.isBuffer(body) && method !== "GET" ? { body: new Uint8Array(body) } : {}),
  });
}

/** The library counts tries by the caller's address, and compares origins. We ask for less: `Sec-Fetch-Site` is enough. */
function headersFor(request: IncomingMessage, origin: string): Headers {
  const headers = webHeaders(request.headers);
  headers.set(ADDRESS_HEADER, callerAddress(request));
  if (isFromOurPages(request.headers)) headers.set("origin", origin);
  return headers;
}

async function passOn(answer: Response, reply: FastifyReply): Promise<FastifyReply> {
  for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
  for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
  const text = answer.status === 429 ? waiting(answer, reply) : await answer.text();
  return reply
    .code(answer.status)
    .serializer((each) => String(each))
    .send(text);
}

/** Too many tries are told as everywhere in the API. */
function waiting(answer: Response, reply: FastifyReply): string {
  const say = sayOf(reply.request);
  const seconds = answer.headers.get("x-retry-after") ?? "60";
  reply.header("retry-after", seconds).type("application/json");
  return JSON.stringify({
    error: {
      code: "too_many",
      text: say("problems:tooManyTries"),
      help: say("problems:retryAfter"),
    },
  });
}
