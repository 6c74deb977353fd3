import Fastify from "fastify";
import { createApi } from "../../src/api/api.ts";

/** One operation of the description, as far as the generated pages speak of it. */
export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly description?: string;
}

/** The API's description in OpenAPI 3.1. */
export interface OpenApi {
  readonly openapi: string;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let described: Promise<OpenApi> | undefined;

/** What `/api/openapi.json` answers, from the routes themselves; made once. No route is called, so there is no house. */
export function openapi(): Promise<OpenApi> {
  described ??= describe();
  return described;
}

async function describe(): Promise<OpenApi> {
  const app = Fastify();
  try {
    await app.register(
      createApi(
        () => {
          throw new Error("The description of the API is made without a house.");
        },
        () => undefined,
      ),
      { prefix: "/api" },
    );
    return (await app.inject("/api/openapi.json")).json<OpenApi>();
  } finally {
    await app.close();
  }
}
