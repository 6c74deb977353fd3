import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
} from "fastify-type-provider-zod";
import { ownTexts } from "../texts/texts.ts";
import type { Texts } from "../texts/texts.ts";
import type { Say } from "../texts/say.ts";
import { CountersignError } from "../domain/errors.ts";
import { ApiProblem } from "./api-problem.ts";
import { withProblems } from "./describe-problems.ts";
import { checkHost } from "./gate.ts";
import { limitCalls } from "./limits.ts";
import { playbookSchemas } from "./playbooks/playbook-schemas.ts";
import type { HouseOf } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { sayOf } from "./say-of.ts";
import { withSpokenSchemas } from "./spoken-schemas.ts";
import { signInRoutes } from "./sign-in/sign-in-routes.ts";

/** Everything under `/api`. Every answer that is not 200 is `{ error: { code, text, … } }`. */
export function createApi(
  house: HouseOf,
  onProblem: (error: unknown) => void,
  texts: Texts = ownTexts(),
): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.decorate("texts", texts);
    // routes parse what they get by themselves, so that their handlers have its type
    app.setValidatorCompiler(() => (value) => ({ value }));
    app.setSerializerCompiler(serializerCompiler);
    app.setErrorHandler<Error & { statusCode?: number }>(async (error, request, reply) => {
      const { status, body } = told(error, sayOf(request));
      if (status >= 500 && !(error instanceof ApiProblem)) onProblem(error);
      return reply.code(status).type("application/json").serializer(JSON.stringify).send(body);
    });
    app.addHook("onRequest", async ({ raw }) => checkHost(raw));
    limitCalls(app);
    app.setNotFoundHandler(nothingHere);
    // the console's pages take every other address of the server
    app.get("/*", { schema: { hide: true } }, nothingHere);
    await app.register(swagger, {
      openapi: {
        openapi: "3.1.0",
        info: {
          title: "Countersign",
          version: "1",
          description: "Everything that the console can do, signing in included.",
        },
        components: {
          schemas: playbookSchemas(),
          securitySchemes: {
            key: {
              type: "http",
              scheme: "bearer",
              description: "An API key, made in the console's settings.",
            },
            session: {
              type: "apiKey",
              in: "cookie",
              name: "countersign.session_token",
              description: "A person's session; over https the name begins with `__Secure-`.",
            },
          },
        },
        security: [{ key: [] }, { session: [] }],
      },
      transform: jsonSchemaTransform,
      transformObject: jsonSchemaTransformObject,
    });
    for (const route of ROUTES) route(app, house);
    app.get("/openapi.json", { schema: { hide: true } }, async (_, reply) =>
      reply.serializer(JSON.stringify).send(withProblems(withSpokenSchemas(app.swagger()))),
    );
    await app.register(async (scope) => signInRoutes(scope, house));
  };
}

async function nothingHere(): Promise<never> {
  throw new ApiProblem("not_found", (say) => say("problems:noAddress"), {
    help: (say) => say("problems:noAddressHelp"),
  });
}

interface Told {
  readonly status: number;
  readonly body: { readonly error: Readonly<Record<string, unknown>> };
}

function told(error: Error & { statusCode?: number }, say: Say): Told {
  if (error instanceof ApiProblem) return { status: error.status, body: { error: { ...error.told(say) } } };
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
    body: { error: { code: "unavailable", text: say("problems:inTheLog") } },
  };
}
