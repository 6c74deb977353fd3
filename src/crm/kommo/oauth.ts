import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";
import { failureOf, problemOf, problemText, unreadable, whereOf } from "./failures.ts";
import { numberAt, textAt } from "./raw.ts";
import type { KommoAuth, KommoToken } from "./settings.ts";

type Oauth = Extract<KommoAuth, { readonly kind: "oauth" }>;
type Grant = { readonly grant_type: "refresh_token"; readonly refresh_token: string } | Code;
type Code = { readonly grant_type: "authorization_code"; readonly code: string };

/** What renewing the pair needs. `limit` takes a slot of the account's rate limit. */
export interface OauthCall {
  readonly oauth: Oauth;
  readonly baseUrl: string;
  readonly http: Http;
  readonly limit: () => Promise<void>;
  readonly now: () => Date;
}

const ASKED = { operation: "oauth.token", safe: true } as const;

/**
 * A new pair from what is stored, else from the configuration. Kommo keeps the old refresh token usable until the new one
 * is first used [oauth-20], so a lost answer is asked again with the old one. Throws `credentials_rejected`.
 */
export async function newPair(call: OauthCall, stored: KommoToken | undefined): Promise<KommoToken> {
  return pairOfGrants(call, grantsOf(call.oauth, stored));
}

/** A first pair, by a code that a person has just brought. Throws `credentials_rejected`. */
export async function pairByCode(call: OauthCall, code: string): Promise<KommoToken> {
  return pairOfGrants(call, [{ grant_type: "authorization_code", code }]);
}

async function pairOfGrants(call: OauthCall, grants: readonly Grant[]): Promise<KommoToken> {
  let refusal: CountersignError | undefined;
  for (const grant of grants) {
    const answer = await ask(call, grant);
    if (answer.status >= 200 && answer.status < 300) return pairOf(answer, call.now());
    if (answer.status !== 400 && answer.status !== 401) throw failureOf(answer, ASKED, call.now());
    const detail = `Kommo refused the ${grant.grant_type.replaceAll("_", " ")}: ${problemText(problemOf(answer))}`;
    refusal = new CountersignError(
      "credentials_rejected",
      STOP,
      answer.redact?.(detail) ?? detail,
      whereOf(answer, ASKED),
    );
  }
  if (refusal !== undefined) throw refusal;
  const detail = "The configuration has neither a refresh token nor a code for the first token.";
  throw new CountersignError("credentials_rejected", STOP, detail, {
    connection: "kommo",
    operation: ASKED.operation,
  });
}

function grantsOf(oauth: Oauth, stored: KommoToken | undefined): readonly Grant[] {
  const tokens = new Set([stored?.refreshToken, oauth.refreshToken].filter((token) => token !== undefined));
  const grants: Grant[] = [...tokens].map((token) => ({ grant_type: "refresh_token", refresh_token: token }));
  if (oauth.code !== undefined) grants.push({ grant_type: "authorization_code", code: oauth.code });
  return grants;
}

async function ask({ oauth, baseUrl, http, limit }: OauthCall, grant: Grant): Promise<HttpAnswer> {
  const body = {
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    redirect_uri: oauth.redirectUri,
    ...grant,
  };
  const request = {
    method: "POST",
    url: `${baseUrl}/oauth2/access_token`,
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    unlimited: true,
    ...ASKED,
  } as const;
  await limit();
  try {
    return await http(request);
  } catch (error) {
    if (!(error instanceof CountersignError) || error.code !== "unreachable") throw error;
    await limit();
    return http(request);
  }
}

function pairOf(answer: HttpAnswer, now: Date): KommoToken {
  const body = problemOf(answer);
  const accessToken = textAt(body, "access_token");
  const refreshToken = textAt(body, "refresh_token");
  const seconds = numberAt(body, "expires_in") ?? 86_400;
  if (accessToken === "" || refreshToken === "" || /\s/.test(accessToken) || seconds <= 0) {
    throw unreadable(answer, ASKED, "The token endpoint answered without a pair of tokens.");
  }
  const lasts = Math.min(seconds, 366 * 86_400);
  return { accessToken, refreshToken, expiresAt: new Date(now.getTime() + lasts * 1000) };
}
