import { CountersignError, STOP } from "../domain/errors.ts";
import { NEIGHBOURS } from "./neighbours-mark.ts";

/** That somebody else works on the same CRM account; `detail`: what this deal, or the account, has to do with it. */
export function anotherInstallation(
  detail: string,
  verdict: CountersignError["verdict"] = STOP,
): CountersignError {
  return new CountersignError("another_installation", verdict, detail, { connection: NEIGHBOURS });
}
