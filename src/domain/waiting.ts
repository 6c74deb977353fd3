import type { ErrorCode } from "./errors.ts";

/** Why a contract rests although there is something to do: a connection that it needs is broken. Plain data. */
export interface Waiting {
  /** Connection id, or `kommo`. */
  readonly connection: string;
  readonly code: ErrorCode;
  readonly detail: string;
  /** The step that is put off: an effect key such as `create` or `look:remote`. */
  readonly step: string;
  /** ISO instant since when this contract has been waiting. */
  readonly since: string;
}
