import { CountersignError, RETRY } from "../domain/errors.ts";

/** `archive_unavailable`, with the cause's code only: paths and keys of the machine are nobody else's business. */
export function archiveFailure(doing: string, cause: unknown): CountersignError {
  const detail = `${doing} failed${reason(cause)}.`;
  return new CountersignError("archive_unavailable", RETRY, detail, { operation: "archive" }, cause);
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return `: ${"code" in cause && typeof cause.code === "string" ? cause.code : cause.name}`;
}
