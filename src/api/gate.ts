import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Caller } from "../auth/caller.ts";
import { ApiProblem } from "./api-problem.ts";
import type { House } from "./house.ts";

const HARMLESS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const RECOGNISED = new WeakSet<IncomingMessage>();

/**
 * Who calls. A browser sends its cookie along with calls that another site makes it do, so one that changes something must
 * come from our own pages. Throws `unauthenticated`, `forbidden`.
 */
export async function callerOf(house: Pick<House, "auth">, request: IncomingMessage): Promise<Caller> {
  const caller = await guestOf(house, request);
  if (caller === undefined) throw new ApiProblem("unauthenticated", (say) => say("problems:signIn"));
  return caller;
}

/** The same, where it may also be nobody. */
export async function guestOf(
  house: Pick<House, "auth">,
  request: IncomingMessage,
): Promise<Caller | undefined> {
  const caller = await house.auth.identify(webHeaders(request.headers));
  if (caller !== undefined) RECOGNISED.add(request);
  if (caller?.kind === "key" || HARMLESS.has(request.method ?? "")) return caller;
  // without a session another site could still sign a browser in as somebody else
  const mayBeLed = caller !== undefined || isFromAPage(request.headers);
  if (mayBeLed && !isFromOurPages(request.headers))
    throw new ApiProblem("forbidden", (say) => say("problems:foreignPage"));
  return caller;
}

/** Whether somebody of ours has been found to make this call. */
export function isRecognised(request: IncomingMessage): boolean {
  return RECOGNISED.has(request);
}

/** Throws `invalid`: what stands in `Host` is put into addresses, and strangers write it. */
export function checkHost({ headers }: Pick<IncomingMessage, "headers">): void {
  const { host = "" } = headers;
  const bare = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  if (bare !== undefined && bare.href === `http://${bare.host}/`) return;
  throw new ApiProblem("invalid", (say) => say("problems:host"));
}

function isFromAPage({ origin, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || site !== undefined;
}

/** Browsers say where a call comes from, and pages cannot change what they say. Over plain HTTP they only say `Origin`. */
export function isFromOurPages(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin, host } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/** Node's headers as the web's. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(":") || value === undefined) continue;
    all.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return all;
}
