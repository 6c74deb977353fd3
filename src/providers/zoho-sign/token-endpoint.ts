import { z } from "zod";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode, Verdict } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import { accountsUrl } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** What is traded for an access token. */
export type Grant =
  | { readonly refreshToken: string }
  /** Brought back by a person; good for a minute or some, and once. */
  | { readonly code: string };

export interface Granted {
  readonly accessToken: string;
  /** Only a code brings one: it does not change afterwards. */
  readonly refreshToken?: string;
  readonly expiresAt: Date;
}

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish().catch(undefined),
  expires_in: z.coerce.number().nullish().catch(undefined),
});

/** Ten tokens in ten minutes for one refresh token: https://www.zoho.com/crm/developer/docs/api/v8/token-validity.html */
const THROTTLE_MS = 10 * 60_000;
const LIFE_S = 3600;

/**
 * Asks the accounts server for a token. Throws `credentials_rejected`, `rate_limited`, `unavailable` or
 * `answer_unreadable`, never `not_found`: a wrong address here says nothing about a contract.
 */
export async function askForToken(
  http: Http,
  settings: Settings,
  grant: Grant,
  now: () => Date,
): Promise<Granted> {
  const answer = await http({
    method: "POST",
    url: `${accountsUrl(settings)}/oauth/v2/token`,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams(fieldsOf(settings, grant)).toString(),
    operation: "token",
    // asking twice costs one more of ten tokens, and no contract
    safe: true,
    isSecret: true,
    // the limit is the API's, not the accounts server's
    unlimited: true,
  });
  if (answer.status === 429 || answer.status >= 500) expectStatus(answer, [], { safe: true });
  const body = bodyOf(answer);
  const token = Token.safeParse(body);
  if (answer.status !== 200 || !token.success) throw refusalOf(answer, body, now());
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: told } = token.data;
  // some answers of this service name milliseconds
  const seconds = told && told > 0 && told < LIFE_S ? told : LIFE_S;
  return {
    accessToken,
    ...(refreshToken ? { refreshToken } : {}),
    expiresAt: new Date(now().getTime() + seconds * 1000),
  };
}

function fieldsOf(settings: Settings, grant: Grant): Record<string, string> {
  const client = { client_id: settings.clientId, client_secret: settings.clientSecret };
  if ("refreshToken" in grant)
    return { ...client, grant_type: "refresh_token", refresh_token: grant.refreshToken };
  const { redirectUri } = settings;
  return {
    ...client,
    grant_type: "authorization_code",
    code: grant.code,
    ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
  };
}

const Refusal = z.object({
  error: z.string().nullish().catch(undefined),
  error_description: z.string().nullish().catch(undefined),
});

const WAYS_OUT: Readonly<Record<string, string>> = {
  invalid_client: "the client is not known there: check `clientId`, `clientSecret` and `dataCenter`",
  invalid_client_secret: "the client secret is not the one of this data centre",
  access_denied: "the account is not at this data centre, or the grant was taken back: check `dataCenter`",
  invalid_code:
    "the refresh token or code is used up or revoked: connect again, on its page or with `countersign connect`",
  invalid_grant:
    "the refresh token or code is used up or revoked: connect again, on its page or with `countersign connect`",
  invalid_redirect_uri: "`redirectUri` is not the one of the client",
};

function refusalOf(answer: HttpAnswer, body: unknown, now: Date): CountersignError {
  const { error, error_description: description } = Refusal.safeParse(body).data ?? {};
  const fail = (code: ErrorCode, verdict: Verdict, detail: string): CountersignError =>
    new CountersignError(code, verdict, detail, answer.where);
  // comes with status 200 as well as 400, and has nothing to do with `access_denied`
  if (error === "Access Denied" || /too many requests/i.test(description ?? "")) {
    const until = new Date(now.getTime() + THROTTLE_MS);
    return fail(
      "rate_limited",
      { next: "wait", until },
      "The accounts server issues ten tokens in ten minutes.",
    );
  }
  if (error) {
    const word = /^[\w ]{1,60}$/.test(error) ? error : "a refusal";
    const help = Object.hasOwn(WAYS_OUT, word) ? `: ${WAYS_OUT[word]}` : "";
    return fail("credentials_rejected", STOP, `The accounts server says ${word}${help}.`);
  }
  if (answer.status === 401 || answer.status === 403 || answer.status === 400)
    return fail("credentials_rejected", STOP, `The accounts server answered ${answer.status}.`);
  const detail = `The accounts server answered ${answer.status} with no token: check \`dataCenter\` and \`accountsUrl\`.`;
  return fail("answer_unreadable", STOP, detail);
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
