import type { RecordedCall } from "../../http/http.ts";

type Call = Pick<RecordedCall, "connection" | "operation" | "method" | "url" | "status">;

const REFUSED = 400;
const NOT_FOUND = 404;

/**
 * The how-many-eth try of its step each call was, in their order: 1 for the first, one more for as long as the one before to
 * the same address failed. What was answered ends the count: the next call there is a step of its own.
 */
export function attemptsOf(calls: readonly Call[]): readonly number[] {
  const failed = new Map<string, number>();
  return calls.map((call) => {
    const key = [call.connection, call.operation, call.method, call.url.split("?")[0]].join(" ");
    const attempt = (failed.get(key) ?? 0) + 1;
    failed.set(key, isAnswered(call) ? 0 : attempt);
    return attempt;
  });
}

/** That something is not there is what a reading asked for. */
function isAnswered({ method, status }: Call): boolean {
  return status !== undefined && (status < REFUSED || (status === NOT_FOUND && method === "GET"));
}
