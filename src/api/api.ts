import type { IncomingMessage } from "node:http";
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, serializerCompiler } from "fastify-type-provider-zod";
import { ADDRESS_HEADER } from "../auth/address-header.ts";
import { CountersignError } from "../domain/errors.ts";
import { ApiProblem } from "./api-problem.ts";
import { callerAddress } from "./caller-address.ts";
import { isFromOurPages, webHeaders } from "./gate.ts";
import { playbookSchemas } from "./playbooks/playbook-schemas.ts";
import type { HouseOf } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** Everything under `/api`. Every answer that is not 200 is `{ error: { code, text, … } }`. */
export function createApi(
  house: HouseOf,
  onProblem: (error: unknown) => void,
): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    // routes parse what they get by themselves, so that their handlers have its type
    app.setValidatorCompiler(() => (value) => ({ value }));
    app.setSerializerCompiler(serializerCompiler);
    app.setErrorHandler<Error & { statusCode?: number }>(async (error, _, reply) => {
      const { status, body } = told(error);
      if (status >= 500 && !(error instanceof ApiProblem)) onProblem(error);
      return reply.code(status).type("application/json").serializer(JSON.stringify).send(body);
    });
    app.setNotFoundHandler(nothingHere);
    // the console's pages take every other address of the server
    app.get("/*", { schema: { hide: true } }, nothingHere);
    await app.register(swagger, {
      openapi: {
        openapi: "3.1.0",
        info: { title: "Countersign", version: "1", description: "Everything that the console can do." },
        components: {
          schemas: playbookSchemas(),
          securitySchemes: {
            key: {
              type: "http",
              scheme: "bearer",
              description: "An API key, made in the console's settings.",
            },
          },
        },
        security: [{ key: [] }],
      },
      transform: jsonSchemaTransform,
    });
    for (const route of ROUTES) route(app, house);
    app.get("/openapi.json", { schema: { hide: true } }, async (_, reply) =>
      reply.serializer(JSON.stringify).send(app.swagger()),
    );
    await app.register(async (scope) => signIn(scope, house));
  };
}

async function nothingHere(): Promise<never> {
  throw new ApiProblem("not_found", "There is no such address in the API.", {
    help: "All of them stand in /api/openapi.json.",
  });
}

/** The sign-in library has its own addresses, and reads bodies by itself. */
async function signIn(app: FastifyInstance, house: HouseOf): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  app.route({
    method: ["GET", "POST"],
    url: "/auth/*",
    schema: { hide: true },
    handler: async (request, reply) => {
      const { method, host, protocol, body } = request;
      const address = new URL(request.url, `${protocol}://${host}`);
      const answer = await house().auth.handle(
        new Request(address, {
          method,
          headers: headersFor(request.raw, address.origin),
          ...(Buffer.isBuffer(body) && method !== "GET" ? { body: new Uint8Array(body) } : {}),
        }),
      );
      for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
      for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
      return reply
        .code(answer.status)
        .serializer((text) => String(text))
        .send(await answer.text());
    },
  });
}

/** The library counts tries by the caller's address, and compares origins. We ask for less: `Sec-Fetch-Site` is enough. */
function headersFor(request: IncomingMessage, origin: string): Headers {
  const headers = webHeaders(request.headers);
  headers.set(ADDRESS_HEADER, callerAddress(request));
  if (isFromOurPages(request.headers)) headers.set("origin", origin);
  return headers;
}

interface Told {
  readonly status: number;
  readonly body: { readonly error: Readonly<Record<string, unknown>> };
}

function told(error: Error & { statusCode?: number }): Told {
  if (error instanceof ApiProblem) {
    const { code, message: text, reason, help, issues, status } = error;
    return { status, body: { error: { code, text, reason, help, issues } } };
  }
  if (error instanceof CountersignError)
    return { status: 502, body: { error: { code: "outside", reason: error.code, text: error.detail } } };
  const status = error.statusCode ?? 500;
  if (status < 500)
    return {
      status,
      body: { error: { code: status === 413 ? "too_large" : "invalid", text: error.message } },
    };
  return {
    status: 500,
    body: { error: { code: "unavailable", text: "Something went wrong here; it is in the log." } },
  };
}
