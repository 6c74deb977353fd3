import { bearingOf } from "../errors.ts";
import type { Failure } from "../errors.ts";

/** Does a failed contract come back by itself, without a person who resumes it? */
export function isProbed({ code }: Pick<Failure, "code">): boolean {
  return bearingOf(code)?.includes("returns") ?? false;
}
