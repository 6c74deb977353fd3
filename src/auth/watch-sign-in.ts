import type { JsonObject } from "../domain/json.ts";
import { ADDRESS_HEADER } from "./address-header.ts";
import type { Devices } from "./devices.ts";
import type { Library, SignedIn } from "./library.ts";
import type { SignInNote, SignInTrail } from "./sign-in-trail.ts";

/** Of the library's calls, those that the trail tells of. */
const OWN = {
  "POST /sign-out": "signed_out",
  "POST /revoke-session": "session_ended",
  "POST /revoke-sessions": "session_ended",
  "POST /revoke-other-sessions": "session_ended",
  "POST /change-password": "password_changed",
  "POST /two-factor/disable": "second_factor_off",
  "POST /two-factor/generate-backup-codes": "backup_codes_renewed",
} as const;
const SECOND = {
  "POST /two-factor/verify-totp": "app",
  "POST /two-factor/verify-backup-code": "backup",
} as const;
const RENAME = "POST /update-user";
const PASSWORD = "POST /sign-in/email";
const ISSUER = /^GET \/callback\//u;
/** After these, nobody who once said "do not ask on this device" is let in by that. */
const FORGETS_DEVICES: ReadonlySet<string> = new Set(["POST /change-password", "POST /two-factor/disable"]);
/** After these, the browser is known as one that this person uses; a new password makes it known anew. */
const KNOWS_BROWSER: ReadonlySet<string> = new Set(["signed_in", "password_changed"]);

/** A call to the library. */
export interface Watch {
  /** `POST /sign-out`. */
  readonly call: string;
  /** Whose password is tried: the address, and who it was of several, once that is known. */
  readonly about?: { readonly email: string; readonly person?: string };
  readonly request: Request;
  readonly library: Library;
  readonly trail: SignInTrail;
  readonly devices: Devices;
}

/** Lets the library answer, and writes down what came of it. */
export async function watchSignIn(watch: Watch, answer: () => Promise<Response>): Promise<Response> {
  const { call, library, request, trail, devices } = watch;
  const isOwn = isKey(OWN, call) || isKey(SECOND, call) || call === RENAME;
  const before = isOwn ? await library.sessionOf(request.headers) : undefined;
  const challenged = isKey(SECOND, call) ? await library.challengedOf(request.headers) : undefined;
  const answered = await answer();
  const note =
    before === undefined
      ? await entering(watch, answered, challenged)
      : await changing(watch, answered, before);
  if (note !== undefined) await trail.note({ ...note, data: { ...note.data, ...origin(request) } });
  if (before !== undefined && answered.status === 200 && FORGETS_DEVICES.has(call))
    await library.forgetDevices(before.id);
  return note?.person !== undefined && KNOWS_BROWSER.has(note.event)
    ? withCookie(answered, await devices.remember(note.person))
    : answered;
}

function withCookie(answer: Response, cookie: string | undefined): Response {
  if (cookie === undefined) return answer;
  const headers = new Headers(answer.headers);
  headers.append("set-cookie", cookie);
  return new Response(answer.body, { status: answer.status, headers });
}

/** Somebody without a session yet. */
async function entering(
  { call, about, library }: Watch,
  answered: Response,
  challenged: string | undefined,
): Promise<SignInNote | undefined> {
  if (call !== PASSWORD && !isKey(SECOND, call) && !ISSUER.test(call)) return undefined;
  const how = isKey(SECOND, call) ? SECOND[call] : call === PASSWORD ? "password" : "issuer";
  const person = await library.sessionOf(cookiesOf(answered));
  if (person !== undefined) return { person: person.id, event: "signed_in", data: { how } };
  if (call === PASSWORD && about !== undefined) {
    if (answered.status === 200) return { ...about, event: "password_right", byNobody: true, data: {} };
    if (answered.status === 401) return { ...about, event: "sign_in_failed", byNobody: true, data: {} };
  }
  if (challenged !== undefined && answered.status >= 400 && answered.status !== 429)
    return { person: challenged, event: "second_step_failed", byNobody: true, data: { how } };
  return undefined;
}

/** Somebody about their own sign-in. */
async function changing(
  { call, library, request }: Watch,
  answered: Response,
  before: SignedIn,
): Promise<SignInNote | undefined> {
  if (answered.status !== 200) return undefined;
  const person = before.id;
  if (isKey(OWN, call)) return { person, event: OWN[call], data: {} };
  if (isKey(SECOND, call))
    return before.hasSecondFactor ? undefined : { person, event: "second_factor_on", data: {} };
  const after = await library.sessionOf(request.headers);
  if (call !== RENAME || after === undefined || after.name === before.name) return undefined;
  return { person, event: "renamed", data: { from: before.name, to: after.name } };
}

function isKey<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}

/** The session that an answer begins, as the next call would show it. */
function cookiesOf(answer: Response): Headers {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return new Headers({ cookie: pairs.join("; ") });
}

const ADDRESS_LENGTH = 45;

function origin(request: Request): JsonObject {
  const address = request.headers.get(ADDRESS_HEADER);
  return address === null || address === "" ? {} : { address: address.slice(0, ADDRESS_LENGTH) };
}
