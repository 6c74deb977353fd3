import type { TrailEvent } from "../domain/trail.ts";
import type { JsonObject } from "../domain/json.ts";

/** One line of a contract's story, before it has its place and time. */
export interface NewTrailEntry {
  readonly event: TrailEvent;
  /** `countersign`, `kommo`, a connection id, or `person:NAME`. */
  readonly actor: string;
  readonly data?: JsonObject;
}

/** The same as it was written down. */
export interface TrailEntry extends NewTrailEntry {
  readonly at: Date;
  readonly contract: string;
}
