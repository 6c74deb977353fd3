import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Caller } from "../auth/caller.ts";
import { ApiProblem } from "./api-problem.ts";
import type { House } from "./house.ts";

const HARMLESS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Who calls. A browser sends its cookie along with calls that another site makes it do, so one that changes something must
 * come from our own pages. Throws `unauthenticated`, `forbidden`.
 */
export async function callerOf(house: Pick<House, "auth">, request: IncomingMessage): Promise<Caller> {
  const caller = await guestOf(house, request);
  if (caller === undefined) throw new ApiProblem("unauthenticated", "Sign in, or send an API key.");
  return caller;
}

/** The same, where it may also be nobody. */
export async function guestOf(
  house: Pick<House, "auth">,
  request: IncomingMessage,
): Promise<Caller | undefined> {
  const caller = await house.auth.identify(webHeaders(request.headers));
  if (caller?.kind === "key" || HARMLESS.has(request.method ?? "")) return caller;
  // without a session another site could still sign a browser in as somebody else
  const mayBeLed = caller !== undefined || isFromAPage(request.headers);
  if (mayBeLed && !isFromOurPages(request.headers))
    throw new ApiProblem("forbidden", "This call does not come from the console's own pages.");
  return caller;
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
