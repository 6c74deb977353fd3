import type { BetterAuthOptions } from "better-auth";
import type { GenericEndpointContext } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { Kysely, PostgresDialect } from "kysely";
import { KEY_MARK } from "../domain/actor.ts";
import { ADDRESS_HEADER } from "./address-header.ts";
import { NAME_LENGTH_MOST, PASSWORD_LENGTH, PASSWORD_LENGTH_MOST } from "./library.ts";
import type { LibraryOptions } from "./library.ts";
import { SINGLE_SIGN_ON_ID } from "./single-sign-on.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

const DAY_S = 86_400;

/** By the caller's address. */
const RATE_LIMIT = {
  enabled: true,
  storage: "database",
  modelName: "rates",
  customRules: {
    "/sign-in/email": { window: 60, max: 10 },
    // tells nobody anything, and a whole office comes from one address in the morning
    "/sign-in/social": { window: 60, max: 100 },
    "/get-session": false,
  },
} as const satisfies BetterAuthOptions["rateLimit"];

/** The library's set-up: its tables under our names, no sign-up, no calls outside but to a configured issuer. */
export function betterAuthOptions(options: LibraryOptions) {
  const { database, seals, publicUrl, singleSignOn, onComplaint } = options;
  const isSecure = publicUrl?.startsWith("https:") ?? false;
  return {
    appName: "Countersign",
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.pool }) }).withSchema(
        "countersign_auth",
      ),
      type: "postgres",
      schemaName: "countersign_auth",
    },
    // as a list, so that none of the library's own environment variables takes its place
    secrets: [...seals],
    baseURL: new URL(publicUrl ?? "http://127.0.0.1").origin,
    basePath: "/api/auth",
    trustedOrigins: (request) => originsOf(request),
    telemetry: { enabled: false },
    logger: { level: "error", log: (_, message) => onComplaint(message) },
    onAPIError: { errorURL: "/sign-in", onError: (error) => tell(error, onComplaint) },
    user: { modelName: "people", deleteUser: { enabled: false }, changeEmail: { enabled: false } },
    session: {
      modelName: "sessions",
      expiresIn: 14 * DAY_S,
      updateAge: DAY_S,
      cookieCache: { enabled: false },
    },
    // whether an address may be linked is our own question, see `databaseHooks`
    account: {
      modelName: "sign_ins",
      accountLinking: { enabled: singleSignOn !== undefined, requireLocalEmailVerified: false },
    },
    verification: { modelName: "verifications" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH,
      maxPasswordLength: PASSWORD_LENGTH_MOST,
    },
    rateLimit: RATE_LIMIT,
    advanced: {
      cookiePrefix: "countersign",
      useSecureCookies: isSecure,
      // the library leaves both out where it takes itself to be under test
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    hooks: { before: endOtherSessions },
    databaseHooks: databaseHooks(singleSignOn),
    plugins: [
      twoFactor({ issuer: "Countersign", schema: { twoFactor: { modelName: "second_factors" } } }),
      genericOAuth({ config: singleSignOn === undefined ? [] : [issuerOf(singleSignOn)] }),
    ],
  } satisfies BetterAuthOptions;
}

/** A refusal is an answer; what went wrong here is for the log. */
function tell(error: unknown, onComplaint: (text: string) => void): void {
  if (!isAPIError(error) || error.status === "INTERNAL_SERVER_ERROR") onComplaint(String(error));
}

/** Who changes a password wants to be rid of whoever knew the old one. */
const endOtherSessions = createAuthMiddleware(async ({ path, body }) => {
  if (path !== "/change-password") return undefined;
  return { context: { body: { ...Object(body), revokeOtherSessions: true } } };
});

/** A page's own address, with and without a proxy that ends TLS; browsers let no page choose these headers. */
function originsOf(request: Request | undefined): string[] {
  const host = request?.headers.get("host");
  return host === undefined || host === null || host === "" ? [] : [`http://${host}`, `https://${host}`];
}

function databaseHooks(singleSignOn: SingleSignOn | undefined) {
  return {
    user: {
      create: {
        before: async ({ email, emailVerified }: { email: string; emailVerified: boolean }) => {
          if (singleSignOn === undefined) return;
          if (!emailVerified || !(await singleSignOn.admits(email)))
            throw new APIError("FORBIDDEN", {
              code: "not_invited",
              message: "Ask an owner for an invitation.",
            });
        },
        after: async (person: { id: string; name: string; email: string }) =>
          singleSignOn?.onNewPerson(person),
      },
      update: {
        before: async ({ name }: { name?: unknown }) => {
          if (name === undefined || isName(name)) return;
          throw new APIError("BAD_REQUEST", { code: "invalid_name", message: "That cannot be a name." });
        },
      },
    },
    // nobody calls the issuer in a person's name later: its tokens are not kept
    account: {
      create: {
        before: async (signIn: SignIn, context: GenericEndpointContext | null) => {
          if (singleSignOn !== undefined && signIn.providerId === SINGLE_SIGN_ON_ID)
            await checkProof(singleSignOn, signIn, context);
          return withoutTokens(signIn);
        },
      },
      update: { before: withoutTokens },
    },
  };
}

interface SignIn {
  readonly userId: string;
  readonly providerId: string;
}

/** The library has seen that the issuer's verified address is this person's. Throws where that is not enough. */
async function checkProof(
  singleSignOn: SingleSignOn,
  { userId: person }: SignIn,
  context: GenericEndpointContext | null,
): Promise<void> {
  const found = context === null ? null : await getSessionFromCtx(context).catch(() => null);
  const session = found?.user.id === person ? { session: found.session.token } : {};
  if (await singleSignOn.onProof({ person, ...session })) return;
  throw new APIError("FORBIDDEN", {
    code: "account_not_linked",
    message: "Sign in with the password first.",
  });
}

async function withoutTokens(signIn: object) {
  return { data: { ...signIn, accessToken: null, refreshToken: null, idToken: null } };
}

/** Stands in trails and lists: one line, not too long. */
function isName(text: unknown): text is string {
  return (
    typeof text === "string" &&
    text.trim() !== "" &&
    text.length <= NAME_LENGTH_MOST &&
    !text.endsWith(KEY_MARK) &&
    !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)
  );
}

function issuerOf({ issuer, clientId, clientSecret, trustsEmail }: SingleSignOn) {
  return {
    providerId: SINGLE_SIGN_ON_ID,
    discoveryUrl: `${issuer.replace(/\/+$/u, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
    mapProfileToUser: (profile: Readonly<Record<string, unknown>>) => {
      const name = [profile["name"], profile["preferred_username"], profile["email"]].find(isName);
      return { name: name ?? "?", ...(trustsEmail ? { emailVerified: true } : {}) };
    },
  };
}
