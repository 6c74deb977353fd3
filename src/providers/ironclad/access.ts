import { z } from "zod";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import type { AccessToken, ConnectionSettings, Tools } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { createTokenSource } from "../token-source.ts";
import type { Access } from "./client.ts";
import type { Settings } from "./options.ts";

const SPARE_MS = 2 * 60_000;
const LIFETIME_S = 3600;

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
});

/** The company-wide token as it is, or access tokens of the client credentials grant, which has no refresh token. */
export function createAccess(
  { baseUrl }: Pick<ConnectionSettings, "baseUrl">,
  settings: Settings,
  tools: Pick<Tools, "http" | "now" | "tokens">,
): Access {
  const { token, clientId = "", clientSecret = "" } = settings;
  if (token !== undefined) return (call) => call(async () => `Bearer ${token}`);
  const source = createTokenSource({
    book: tools.tokens(`${clientId}\n${clientSecret}\n${settings.scopes.join(" ")}`),
    now: tools.now,
    spareMs: SPARE_MS,
    fetch: () => fetchToken(tokenUrlOf(baseUrl, settings), settings, tools),
  });
  return (call) =>
    source.withLateToken(
      (accessToken) => call(async () => `Bearer ${await accessToken()}`),
      ({ status }) => status === 401,
    );
}

/** The setting, or `/oauth/token` at the API's host (reference, “Client Credentials Grant”). */
export function tokenUrlOf(baseUrl: string, { tokenUrl }: Pick<Settings, "tokenUrl">): string {
  return tokenUrl ?? new URL("/oauth/token", baseUrl).href;
}

/** The page of the sign status requires it; the list of what this grant may ask for (`clientCredentials`) lacks it. */
const SIGN_STATUS = "public.workflows.readSignStatus";

async function fetchToken(
  url: string,
  { clientId, clientSecret, scopes }: Settings,
  { http, now }: Pick<Tools, "http" | "now">,
): Promise<AccessToken> {
  const ask = (rights: readonly string[]): Promise<HttpAnswer> =>
    http({
      method: "POST",
      url,
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: rights.join(" "),
      }),
      operation: "token",
      safe: true,
      isSecret: true,
    });
  const first = await ask(scopes);
  const others = scopes.filter((right) => right !== SIGN_STATUS);
  const isTooMuch = others.length < scopes.length && refusalIn(first) === "invalid_scope";
  const answer = isTooMuch ? await ask(others) : first;
  expectToken(answer);
  const { access_token: accessToken, expires_in: lifetime } = readAnswer(TokenAnswer, answer, true);
  const expiresAt = new Date(now().getTime() + (lifetime ?? LIFETIME_S) * 1000);
  return { accessToken, refreshToken: "", expiresAt };
}

// `invalid_scope`, `invalid_request`
const Refusal = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/** The word of a refusal (400); `undefined` = it has none, or is no such refusal. */
function refusalIn(answer: HttpAnswer): string | undefined {
  if (answer.status !== 400) return undefined;
  try {
    return Refusal.safeParse(answer.json()).data?.error;
  } catch {
    return undefined;
  }
}

function expectToken(answer: HttpAnswer): void {
  const { status, where } = answer;
  if (status === 400) {
    const word = refusalIn(answer) ?? "400";
    const detail = `Ironclad gives the client no token (${word}): give it every right that \`scopes\` names, or name fewer there.`;
    throw new CountersignError("credentials_rejected", STOP, detail, where);
  }
  if (status === 401 || status === 403 || status === 404) {
    throw new CountersignError("credentials_rejected", STOP, "Ironclad refused the client.", where);
  }
  expectStatus(answer, [200, 201], { safe: true });
}
