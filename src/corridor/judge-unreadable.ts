import { CountersignError } from "../domain/errors.ts";
import { isReadable } from "./is-readable.ts";
import type { Right } from "./judge-refusal.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

interface Unreadable {
  readonly vendor: ConnectionRuntime;
  /** What was asked for when it came. */
  readonly right: Right;
  readonly error: CountersignError;
}

/**
 * A page or an unknown shape in an answer's place: is it this call's alone, or the whole connection's? A read of another
 * kind tells. Is that answered as documented, the vendor has changed one call, and the contract stops for a person to see; is
 * it not, all contracts wait (a vendor's maintenance, a wall in between) and nobody has to do anything for each. What came
 * of the call stays as unclear as it was: the verdict is kept.
 */
export async function judgeUnreadable(
  tools: Tools,
  runtime: AccountRuntime,
  { vendor, right, error }: Unreadable,
): Promise<CountersignError> {
  if (error.code !== "answer_unreadable" || vendor.isRemoved === true) return error;
  try {
    if (await isReadable(tools, runtime, { vendor, except: right })) return error;
  } catch (trouble) {
    if (!(trouble instanceof CountersignError)) throw trouble;
    // the read itself came to nothing: it is asked again later, for where nothing has happened nothing is lost by it
    return error.verdict.next === "stop" && trouble.verdict.next !== "stop" ? trouble : error;
  }
  return new CountersignError("connection_unreadable", error.verdict, error.detail, error.where, error);
}
