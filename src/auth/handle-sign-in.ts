import type { Session } from "../store/session.ts";
import type { Brake } from "./brake.ts";
import type { Devices } from "./devices.ts";
import type { Libraries } from "./libraries.ts";
import type { Library } from "./library.ts";
import { loginsOf, withAddresses } from "./login-name.ts";
import type { Login } from "./login-name.ts";
import { hashesOf } from "./passwords.ts";
import type { SignInTrail } from "./sign-in-trail.ts";
import { SINGLE_SIGN_ON_ID } from "./single-sign-on.ts";
import { watchSignIn } from "./watch-sign-in.ts";
import type { Watch } from "./watch-sign-in.ts";
import { whoseIs } from "./whose-password.ts";

const SIGN_IN = "POST /sign-in/email";
/** Of the library's addresses, those that the console uses; all others do not exist. */
const OPEN: ReadonlySet<string> = new Set([
  SIGN_IN,
  "POST /sign-out",
  "GET /get-session",
  "GET /list-sessions",
  "GET /list-accounts",
  "POST /revoke-session",
  "POST /revoke-sessions",
  "POST /revoke-other-sessions",
  "POST /change-password",
  "POST /update-user",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
]);
const CONNECT = "POST /link-social";
/** These need the issuer. */
const BY_ISSUER: ReadonlySet<string> = new Set([
  "POST /sign-in/social",
  CONNECT,
  `GET /callback/${SINGLE_SIGN_ON_ID}`,
]);
/** Whoever has a session and not the password must not find it out by these. */
const ASK_PASSWORD: ReadonlySet<string> = new Set([
  "POST /change-password",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/generate-backup-codes",
]);
const BASE = "/api/auth";

export interface SignInDeps extends Libraries {
  readonly session: Session;
  readonly brake: Brake;
  readonly devices: Devices;
  readonly trail: SignInTrail;
}

/** Answers what is below `/api/auth/`. */
export async function handleSignIn(request: Request, deps: SignInDeps): Promise<Response> {
  const { plain, withIssuer, trail, devices } = deps;
  const { pathname } = new URL(request.url);
  const call = `${request.method} ${pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname}`;
  const watch = { call, request, trail, devices };
  if (BY_ISSUER.has(call)) {
    if (call === CONNECT && (await (await plain()).sessionOf(request.headers)) === undefined)
      return refusal(401, "unauthenticated", "Sign in first.");
    const library = await withIssuer();
    if (library === undefined) return nothingHere();
    return watchSignIn({ ...watch, library }, () => library.handle(request));
  }
  if (!OPEN.has(call)) return nothingHere();
  const library = await plain();
  if (call === SIGN_IN) return withPassword(watch, library, deps);
  const email = ASK_PASSWORD.has(call) ? (await library.sessionOf(request.headers))?.email : undefined;
  const answer = () => library.handle(request);
  return shown(
    await watchSignIn({ ...watch, library }, () =>
      email === undefined ? answer() : braked(request, email, deps, answer),
    ),
  );
}

/** Somebody says who they are. */
async function withPassword(
  watch: Omit<Watch, "library">,
  library: Library,
  deps: SignInDeps,
): Promise<Response> {
  const { request } = watch;
  const tried = triedIn(await request.clone().text());
  if (tried === undefined) return library.handle(request);
  const { email } = tried;
  // whose password it is turns out under way
  const about: { email: string; person?: string } = { email };
  const answered = watchSignIn({ ...watch, library, about }, () =>
    braked(request, email, deps, async () => {
      const login = await loginOf(deps.session, library, tried);
      if (login === undefined) return library.handle(request);
      about.person = login.id;
      const { method, headers, url } = request;
      const body = JSON.stringify({ ...tried.body, email: login.loginName });
      return library.handle(new Request(url, { method, headers, body }));
    }),
  );
  return shown(await answered);
}

/** Of several who sign in by this address, the one whose password it is; `undefined` = it is the library's question. */
async function loginOf(
  session: Session,
  library: Library,
  { email, password }: Tried,
): Promise<Login | undefined> {
  const logins = await loginsOf(session, email);
  if (logins.length < 2) return logins[0];
  const hashes = await hashesOf(
    session,
    logins.map(({ id }) => id),
  );
  return whoseIs(library, logins, hashes, password);
}

/**
 * One person's wrong passwords are counted, wherever they come from; those from a browser that its owner has used before by
 * themselves.
 */
async function braked(
  { headers }: Request,
  email: string,
  { brake, devices }: SignInDeps,
  answer: () => Promise<Response>,
): Promise<Response> {
  const who = (await devices.known(email, headers)) ?? email;
  const wait = await brake.trying(who);
  if (wait !== undefined) return refusal(429, "too_many_tries", "Too many tries. Wait a while.", wait);
  const answered = await answer();
  if (answered.status === 200) await brake.succeeded(who);
  else if (!(await isWrongPassword(answered))) await brake.uncounted(who);
  return answered;
}

/** Names that only the library uses are told to nobody. */
async function shown(answer: Response): Promise<Response> {
  if (answer.headers.get("content-type")?.startsWith("application/json") !== true) return answer;
  const { status, headers } = answer;
  return new Response(withAddresses(await answer.text()), { status, headers });
}

async function isWrongPassword(answer: Response): Promise<boolean> {
  if (answer.status === 401) return true;
  return answer.status === 400 && (await answer.clone().text()).includes("INVALID_PASSWORD");
}

interface Tried {
  readonly email: string;
  readonly password: string;
  readonly body: object;
}

function triedIn(text: string): Tried | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("email" in body)) return undefined;
    const { email } = body;
    const password = "password" in body ? body.password : undefined;
    return typeof email === "string" ? { email, password: String(password), body } : undefined;
  } catch {
    return undefined;
  }
}

function nothingHere(): Response {
  return refusal(404, "not_found", "There is no such address.");
}

function refusal(status: number, code: string, message: string, retryAfterS?: number): Response {
  return Response.json(
    { code, message },
    { status, headers: retryAfterS === undefined ? {} : { "x-retry-after": String(retryAfterS) } },
  );
}
