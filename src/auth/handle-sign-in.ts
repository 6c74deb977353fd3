import type { Brake } from "./brake.ts";
import type { Libraries } from "./libraries.ts";
import type { Library } from "./library.ts";
import type { SignInTrail } from "./sign-in-trail.ts";
import { SINGLE_SIGN_ON_ID } from "./single-sign-on.ts";
import { watchSignIn } from "./watch-sign-in.ts";

/** Of the library's addresses, those that the console uses; all others do not exist. */
const OPEN: ReadonlySet<string> = new Set([
  "POST /sign-in/email",
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
/** These need the issuer. */
const BY_ISSUER: ReadonlySet<string> = new Set([
  "POST /sign-in/social",
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
  readonly brake: Brake;
  readonly trail: SignInTrail;
}

/** Answers what is below `/api/auth/`. */
export async function handleSignIn(request: Request, deps: SignInDeps): Promise<Response> {
  const { plain, withIssuer, trail } = deps;
  const { pathname } = new URL(request.url);
  const call = `${request.method} ${pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname}`;
  if (BY_ISSUER.has(call)) {
    const library = await withIssuer();
    if (library === undefined) return nothingHere();
    return watchSignIn({ call, request, library, trail }, () => library.handle(request));
  }
  if (!OPEN.has(call)) return nothingHere();
  const library = await plain();
  const email = await triedAddress(call, request, library);
  const tried = email === undefined ? {} : { email };
  return watchSignIn({ call, request, library, trail, ...tried }, () =>
    email === undefined ? library.handle(request) : braked(request, email, deps.brake, library),
  );
}

/** Whose password is tried by this call. */
async function triedAddress(call: string, request: Request, library: Library): Promise<string | undefined> {
  if (call === "POST /sign-in/email") return emailIn(await request.clone().text());
  return ASK_PASSWORD.has(call) ? (await library.sessionOf(request.headers))?.email : undefined;
}

/** One person's wrong passwords are counted, wherever they come from. */
async function braked(request: Request, email: string, brake: Brake, library: Library): Promise<Response> {
  const wait = await brake.trying(email);
  if (wait !== undefined) return refusal(429, "too_many_tries", wait);
  const answer = await library.handle(request);
  if (answer.status === 200) await brake.succeeded(email);
  else if (!(await isWrongPassword(answer))) await brake.uncounted(email);
  return answer;
}

async function isWrongPassword(answer: Response): Promise<boolean> {
  if (answer.status === 401) return true;
  return answer.status === 400 && (await answer.clone().text()).includes("INVALID_PASSWORD");
}

function emailIn(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const email = typeof value === "object" && value !== null && "email" in value ? value.email : undefined;
    return typeof email === "string" ? email : undefined;
  } catch {
    return undefined;
  }
}

function nothingHere(): Response {
  return refusal(404, "not_found");
}

function refusal(status: number, code: string, retryAfterS?: number): Response {
  const message = status === 429 ? "Too many tries. Wait a while." : "There is no such address.";
  return Response.json(
    { code, message },
    { status, headers: retryAfterS === undefined ? {} : { "x-retry-after": String(retryAfterS) } },
  );
}
