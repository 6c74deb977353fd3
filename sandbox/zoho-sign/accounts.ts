import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { formFields } from "./read-form.ts";
import { ACCESS_MS } from "./tokens.ts";
import type { World } from "./world.ts";

type Fields = ReadonlyMap<string, string>;

const SCOPES = /^ZohoSign\.(?:documents|templates|account|requests)\.(?:CREATE|READ|UPDATE|DELETE|ALL)$/iu;

/** Zoho's accounts service says 200 even where it refuses. */
const answer = (body: unknown, status = 200): SimResponse => ({
  status,
  headers: { "content-type": "application/json;charset=UTF-8" },
  body,
});
const refuse = (error: string): SimResponse => answer({ error });

const throttled = (world: World): SimResponse =>
  answer(
    {
      error_description: "You have made too many requests continuously. Please try again after some time.",
      error: "Access Denied",
      status: "failure",
    },
    world.denialStatus,
  );

const handOut = (token: string, refresh?: string): SimResponse =>
  answer({
    access_token: token,
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
    scope: "ZohoSign.documents.ALL ZohoSign.templates.ALL ZohoSign.account.ALL",
    // not where Zoho Sign answers: https://bigin.com/developer/docs/apis/v2/multi-dc.html
    api_domain: "https://www.zohoapis.eu",
    token_type: "Bearer",
    expires_in: ACCESS_MS / 1000,
  });

const byRefresh = (world: World, refresh: string, isNew: boolean): SimResponse => {
  const issued = world.tokens.issue(refresh);
  if (issued === "throttled") return throttled(world);
  if (issued === "invalid_code") return refuse(issued);
  return handOut(issued.token, isNew ? refresh : undefined);
};

const byCode = (world: World, fields: Fields): SimResponse => {
  const redeemed = world.tokens.redeem(fields.get("code") ?? "", fields.get("redirect_uri"));
  if (typeof redeemed === "string") return refuse(redeemed);
  if (redeemed.refresh !== undefined) return byRefresh(world, redeemed.refresh, true);
  return byRefresh(world, world.options.refreshToken, false);
};

const token = (world: World, fields: Fields): SimResponse => {
  const { clientId, clientSecret } = world.options;
  // an account of another data centre is unknown here
  if (world.isElsewhere || fields.get("client_id") !== clientId) return refuse("invalid_client");
  if (fields.get("client_secret") !== clientSecret) return refuse("invalid_client_secret");
  const grant = fields.get("grant_type");
  if (grant === "refresh_token") return byRefresh(world, fields.get("refresh_token") ?? "", false);
  if (grant === "authorization_code") return byCode(world, fields);
  return refuse("unsupported_grant_type");
};

/** The consent page; whoever sits there always accepts. */
const consent = (world: World, request: SimRequest): SimResponse => {
  const { query } = request;
  const redirectUri = query.get("redirect_uri") ?? "";
  if (query.get("client_id") !== world.options.clientId) return answer({ error: "invalid_client" }, 400);
  if (query.get("response_type") !== "code") return answer({ error: "invalid_response_type" }, 400);
  const scopes = (query.get("scope") ?? "").split(",").map((scope) => scope.trim());
  if (!scopes.every((scope) => SCOPES.test(scope))) return answer({ error: "invalid_scope" }, 400);
  if (!URL.canParse(redirectUri)) return answer({ error: "invalid_redirect_uri" }, 400);
  const target = new URL(redirectUri);
  const isOffline = query.get("access_type") === "offline";
  target.searchParams.set("code", world.tokens.grant({ redirectUri, isOffline }));
  target.searchParams.set("location", "eu");
  target.searchParams.set("accounts-server", world.options.hostUrl());
  const state = query.get("state");
  if (state !== null) target.searchParams.set("state", state);
  return { status: 302, headers: { location: target.href } };
};

/** The shared accounts service, its path given below `/oauth/v2`: `token`, `token/revoke` and the consent page `auth`. */
export const accountsService = async (world: World, request: SimRequest): Promise<SimResponse> => {
  const call = `${request.method} ${request.path}`;
  if (call === "GET /auth") return consent(world, request);
  const form = await formFields(request);
  const fields = new Map([...request.query, ...(form ?? [])]);
  if (call === "POST /token") return token(world, fields);
  if (call === "POST /token/revoke") {
    return world.tokens.revoke(fields.get("token") ?? "")
      ? answer({ status: "success" })
      : refuse("invalid_token");
  }
  return answer({ error: "invalid_request" }, 404);
};
