import type { Sentence } from "../../texts/say.ts";

/** Why a whole account is not served. */
export interface Idle {
  /** What it lacks. */
  readonly connection: "kommo";
  readonly code: "connection_removed" | "configuration_invalid";
  readonly text: Sentence;
  /** The way out. */
  readonly help: Sentence;
}
