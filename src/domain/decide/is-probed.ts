import type { ErrorCode, Failure } from "../errors.ts";

/** Troubles of a connection, not of a contract: tried again by ourselves until the connection is mended. */
const CONNECTION_CODES: ReadonlySet<ErrorCode> = new Set([
  "archive_unavailable",
  "ip_blocked",
  "plan_required",
  "rate_limited",
  "unavailable",
  "unreachable",
]);

/** Does a failed contract come back by itself, without a person who resumes it? */
export function isProbed(failure: Pick<Failure, "code">): boolean {
  return CONNECTION_CODES.has(failure.code);
}
