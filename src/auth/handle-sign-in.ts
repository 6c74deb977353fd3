import type { Brake } from "./brake.ts";
import type { Libraries } from "./libraries.ts";
import { SINGLE_SIGN_ON_ID } from "./single-sign-on.ts";

/** Of the library's addresses, those that the console uses; all others do not exist. */
const OPEN: ReadonlySet<string> = new Set([
  "POST /sign-in/email",
  "POST /sign-out",
  "GET /get-session",
  "GET /list-sessions",
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
const BASE = "/api/auth";

/** Answers what is below `/api/auth/`. */
export async function handleSignIn(
  request: Request,
  { plain, withIssuer, brake }: Libraries & { readonly brake: Brake },
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const call = `${request.method} ${pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname}`;
  if (BY_ISSUER.has(call)) {
    const library = await withIssuer();
    return library === undefined ? nothingHere() : library.handle(request);
  }
  if (!OPEN.has(call)) return nothingHere();
  const library = await plain();
  if (call !== "POST /sign-in/email") return library.handle(request);
  return braked(request, brake, (each) => library.handle(each));
}

/** One person's wrong passwords are counted, wherever they come from. */
async function braked(
  request: Request,
  brake: Brake,
  handle: (request: Request) => Promise<Response>,
): Promise<Response> {
  const email = emailIn(await request.clone().text());
  if (email === undefined) return handle(request);
  const wait = await brake.waitFor(email);
  if (wait !== undefined) return refusal(429, "too_many_tries", wait);
  const answer = await handle(request);
  if (answer.status === 401) await brake.failed(email);
  if (answer.status === 200) await brake.succeeded(email);
  return answer;
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
