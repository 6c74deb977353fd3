import type { ErrorCode } from "../errors.ts";

/** Troubles that every call of the connection would meet, and that only a person can end. */
const BREAKING: ReadonlySet<string> = new Set<ErrorCode>([
  "connection_removed",
  "contracts_missing",
  "credentials_rejected",
]);

/** Does this trouble break the whole connection? Its contracts then wait; none of them has failed. */
export function breaksConnection(code: string): boolean {
  return BREAKING.has(code);
}
