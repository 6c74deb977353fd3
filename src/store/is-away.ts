/** Of the network; PostgreSQL's class 08 (connection exception) and 57P01 … 57P03: it is being stopped, or starts. */
const AWAY = /^(?:E[A-Z_]+|08\w{3}|57P0[123])$/u;
/** The driver's own words for a connection that ended under a statement; it gives them no code. */
const ENDED = /^Connection terminated/u;

/** Whether the database could not be spoken with: it may be back in a moment. The statement may have been carried out. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && AWAY.test(String(error.code))) || ENDED.test(error.message);
}
