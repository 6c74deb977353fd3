import { parseLossless } from "../http/lossless.ts";

/** The body of a call that knocked as JSON, long numbers as texts; `undefined` = it is none, or no UTF-8. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return parseLossless(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
