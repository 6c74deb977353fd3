import { bearingOf } from "../errors.ts";

/** Does this trouble break the whole connection? Its contracts then wait; none of them has failed. */
export function breaksConnection(code: string): boolean {
  return bearingOf(code)?.includes("breaks") ?? false;
}
