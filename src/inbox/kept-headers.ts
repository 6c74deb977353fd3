/** Query of the hook address as it was called; some vendors put the id there (Skribble). No header can have this name. */
export const QUERY_HEADER = ":query";
/** The trace that was begun with the call, by ourselves. No header can have this name either. */
export const TRACE_HEADER = ":trace";

const KEPT = new Set(["content-type", "content-encoding", "content-length", "user-agent", "date"]);
const KEPT_KINDS = /signature|verification|event|request-?id|delivery|timestamp|webhook|hook|topic|trace/u;
const NEVER = /^(?:cookie|set-cookie|authorization|proxy-authorization)$|password|api-?key/u;

const MOST_HEADERS = 40;
const MOST_CHARS = 2048;

/** What is stored of a call's headers: what it is about and how it proves itself; no cookies, no authorization. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (kept.length === MOST_HEADERS) break;
    if (!isKept(name)) continue;
    kept.push([name, value.slice(0, MOST_CHARS).replaceAll("\u0000", "")]);
  }
  return Object.fromEntries(kept);
}

function isKept(name: string): boolean {
  if (name.length > 100 || NEVER.test(name)) return false;
  return KEPT.has(name) || name === QUERY_HEADER || name === TRACE_HEADER || KEPT_KINDS.test(name);
}
