import { z } from "zod";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";
import type { AccessToken } from "../provider.ts";
import { expectAnswer } from "./expect-answer.ts";

/** "About 20 minutes" (authentication guide); nothing tells it exactly but the token itself. */
const LIFE_MS = 20 * 60_000;
const TOKEN = /^[\x21-\x7e]{8,8192}$/u;

export interface Credentials {
  readonly username: string;
  readonly apiKey: string;
}

/**
 * `POST /access/login`. The answer is the bare token as text; an older page showed JSON, which is taken too. Throws
 * `credentials_rejected` for 400, 401 and 403: the pages name a different one each.
 */
export async function login(
  http: Http,
  root: string,
  { username, apiKey }: Credentials,
): Promise<AccessToken> {
  const answer = await http({
    method: "POST",
    url: `${root}/access/login`,
    headers: { "content-type": "application/json", accept: "text/plain, application/json" },
    body: JSON.stringify({ username, "api-key": apiKey }),
    operation: "login",
    safe: true,
    isSecret: true,
  });
  if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
    const detail = `Skribble refused the login of ${username} (${answer.status}).`;
    throw new CountersignError("credentials_rejected", STOP, detail, answer.where);
  }
  expectAnswer(answer, [200, 201], true);
  const accessToken = tokenIn(answer);
  if (accessToken === undefined) {
    throw new CountersignError(
      "answer_unreadable",
      STOP,
      "The login answered without a token.",
      answer.where,
    );
  }
  return { accessToken, refreshToken: "", expiresAt: endOf(accessToken, answer.at) };
}

const Wrapped = z.union([
  z.string(),
  z.object({ token: z.string() }).transform(({ token }) => token),
  z.object({ access_token: z.string() }).transform(({ access_token: token }) => token),
]);

function tokenIn(answer: HttpAnswer): string | undefined {
  const text = answer.text().trim();
  if (TOKEN.test(text) && !/^["{[<]/u.test(text)) return text;
  try {
    const token = Wrapped.safeParse(JSON.parse(text)).data;
    return token !== undefined && TOKEN.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

const Claims = z.object({ exp: z.number() });

/** When the token says that it ends; never later than the documented life. */
function endOf(token: string, at: Date): Date {
  const usual = at.getTime() + LIFE_MS;
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    const { exp } = Claims.parse(claims);
    const told = exp * 1000;
    return new Date(told > at.getTime() ? Math.min(told, usual) : usual);
  } catch {
    return new Date(usual);
  }
}
