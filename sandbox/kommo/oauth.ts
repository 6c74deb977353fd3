import { randomBytes } from "node:crypto";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { problem } from "./answers.ts";
import { readJson } from "./call.ts";
import { fieldOf, isFields } from "./json.ts";
import type { Fields } from "./json.ts";
import type { KommoOauth } from "./options.ts";
import { consentPage } from "./consent-page.ts";
import { ACCESS_MS } from "./tokens.ts";
import type { Pair, TokenBook } from "./tokens.ts";

/** The token endpoint of one account, `POST /oauth2/access_token`. JSON only. */
export interface OauthDoor {
  handle(request: SimRequest): SimResponse;
  /** What the consent page would send back: single use, good for 20 minutes. */
  grantCode(): string;
  /** The page where people let the integration in or refuse, `GET /oauth`; `answer=allow|deny` is what its buttons add. */
  consent(request: SimRequest): SimResponse;
  /** The integration's settings get another redirect address. */
  setRedirectUri(address: string): void;
}

const CODE_MS = 20 * 60_000;

const oauthProblem = (status: number, hint: string): SimResponse =>
  problem(status, "Authorization failed", { hint });

const success = (pair: Pair): SimResponse => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: {
    token_type: "Bearer",
    expires_in: ACCESS_MS / 1000,
    access_token: pair.access,
    refresh_token: pair.refresh,
  },
});

/** `admin` is the user who consents, `referer` the host that the consent page names. */
export const createOauthDoor = (
  given: KommoOauth | undefined,
  tokens: TokenBook,
  admin: { readonly id: number },
  { now, referer }: { readonly now: () => Date; readonly referer: string },
): OauthDoor => {
  const codes = new Map<string, number>();
  let settings = given;
  if (settings?.refreshToken !== undefined) {
    const first = tokens.issue(admin, now().getTime());
    tokens.refresh.delete(first.refresh);
    tokens.refresh.set(settings.refreshToken, first);
  }
  const byCode = (body: Fields, nowMs: number): SimResponse => {
    const code = fieldOf(body, "code");
    const until = typeof code === "string" ? codes.get(code) : undefined;
    if (typeof code !== "string" || until === undefined)
      return oauthProblem(400, "Authorization code has been revoked");
    codes.delete(code);
    if (until <= nowMs) return oauthProblem(400, "Authorization code has expired");
    return success(tokens.issue(admin, nowMs));
  };
  const byRefresh = (body: Fields, nowMs: number): SimResponse => {
    const sent = fieldOf(body, "refresh_token");
    const pair = typeof sent === "string" ? tokens.refresh.get(sent) : undefined;
    if (pair === undefined) return oauthProblem(401, "Cannot decrypt the refresh token");
    if (pair.isRevoked) return oauthProblem(401, "Token has been revoked");
    if (pair.expiresAtMs <= nowMs) return oauthProblem(401, "Token has expired");
    tokens.used(pair);
    return success(tokens.issue(admin, nowMs, pair));
  };
  const handle = (request: SimRequest): SimResponse => {
    if (request.method !== "POST") return problem(405, "Method Not Allowed");
    if (!(request.headers["content-type"] ?? "").includes("json"))
      return oauthProblem(400, "The body must be JSON");
    const body = readJson(request);
    if (!isFields(body)) return oauthProblem(400, "The body must be an object");
    if (settings === undefined || fieldOf(body, "client_id") !== settings.clientId)
      return oauthProblem(401, "Client authentication failed");
    if (fieldOf(body, "client_secret") !== settings.clientSecret)
      return oauthProblem(401, "Client authentication failed");
    if (fieldOf(body, "redirect_uri") !== settings.redirectUri)
      return oauthProblem(400, "Check the `redirect_uri` parameter");
    const grant = fieldOf(body, "grant_type");
    if (grant === "authorization_code") return byCode(body, now().getTime());
    if (grant === "refresh_token") return byRefresh(body, now().getTime());
    return oauthProblem(400, "Check the `grant_type` parameter");
  };
  const grantCode = (): string => {
    const code = `def502${randomBytes(20).toString("hex")}`;
    codes.set(code, now().getTime() + CODE_MS);
    return code;
  };
  return {
    handle,
    grantCode,
    consent: ({ query }) => {
      const clientId = query.get("client_id");
      if (settings === undefined || clientId !== settings.clientId) return problem(404, "Page not found.");
      const state = query.get("state") ?? "";
      const said = query.get("answer");
      if (said === null) return consentPage({ clientId, state, referer });
      const back = new URL(settings.redirectUri);
      if (said === "allow") back.searchParams.set("code", grantCode());
      else back.searchParams.set("error", "access_denied");
      back.searchParams.set("state", state);
      back.searchParams.set("referer", referer);
      back.searchParams.set("client_id", clientId);
      return { status: 302, headers: { location: back.href } };
    },
    setRedirectUri: (redirectUri) => {
      if (settings !== undefined) settings = { ...settings, redirectUri };
    },
  };
};
