import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { ERRORS } from "../domain/errors.ts";
import type { ErrorCode } from "../domain/errors.ts";
import type { ConnectionHealth } from "../store/store.ts";
import type { Brokenness } from "./runtime.ts";

/** What the stored health says: why the connection is broken. `undefined` = it may be used, however ill it is. */
export function brokenBy({ state, code, detail = "", since }: ConnectionHealth): Brokenness | undefined {
  if (state !== "bad" || code === undefined || !isErrorCode(code) || !breaksConnection(code))
    return undefined;
  return { code, detail, since };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
