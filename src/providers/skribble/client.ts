import type { Http, HttpAnswer } from "../../http/http.ts";
import type { CallApi, JsonCall } from "../api-call.ts";
import type { ConnectionSettings, Tools } from "../provider.ts";
import { createTokenSource } from "../token-source.ts";
import { expectAnswer } from "./expect-answer.ts";
import { login } from "./login.ts";
import type { Credentials } from "./login.ts";
import { isTokenRefusal } from "./problem-of.ts";

/** A token is replaced after three quarters of its life: the pages say "about" 20 minutes. */
const SPARE_MS = 5 * 60_000;

interface Call extends JsonCall {
  /** What we want to read; JSON where it is absent. */
  readonly wants?: string;
  readonly maxBytes?: number;
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = CallApi<Call>;

type Authorized = (send: (authorize: () => Promise<string>) => Promise<HttpAnswer>) => Promise<HttpAnswer>;

/** The documented API: a login buys a token, which all workers share. */
export function createClient(
  { baseUrl }: Pick<ConnectionSettings, "baseUrl">,
  { http, tokens, now }: Pick<Tools, "http" | "tokens" | "now">,
  credentials: Credentials,
): Client {
  const root = baseUrl.replace(/\/+$/u, "");
  const source = createTokenSource({
    book: tokens([root, credentials.username, credentials.apiKey].join("\n")),
    now,
    spareMs: SPARE_MS,
    fetch: () => login(http, root, credentials),
  });
  return calling(http, root, (send) =>
    source.withLateToken((accessToken) => send(async () => `Bearer ${await accessToken()}`), isTokenRefusal),
  );
}

/** The article's API: the key is the token. */
export function createBriefClient(http: Http, baseUrl: string, apiKey: string): Client {
  return calling(http, baseUrl.replace(/\/+$/u, ""), (send) => send(async () => `Bearer ${apiKey}`));
}

function calling(http: Http, root: string, authorized: Authorized): Client {
  return async ({ method, path, operation, safe, body, wants = "application/json", maxBytes, accept }) => {
    const answer = await authorized((authorize) =>
      http({
        method,
        url: `${root}${path}`,
        authorize,
        headers: {
          accept: wants,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(maxBytes === undefined ? {} : { maxBytes }),
        operation,
        safe,
      }),
    );
    expectAnswer(answer, accept, safe);
    return answer;
  };
}
