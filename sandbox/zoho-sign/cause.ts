import type { StoredAction } from "./stored-request.ts";

/** Who did it and what they said. */
export interface Cause {
  /** Default: the owner. */
  readonly by?: StoredAction | undefined;
  readonly reason?: string | undefined;
  readonly activity?: string | undefined;
}
