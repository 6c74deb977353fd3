import type { Tone } from "../../parts/tone.ts";
import type { ConnectionView } from "./connections-query.ts";

/** How a connection stands, in one word. */
export type ConnectionState = "missing" | "incomplete" | "blocked" | "bad" | "good" | "unknown";

/** `missing`: nobody has connected it yet (only Kommo stands in the list all the same). */
export function connectionState({
  secrets,
  settings,
  health,
  limits,
  problems,
}: ConnectionView): ConnectionState {
  const isEntered = Object.values(secrets).some((secret) => secret?.set === true);
  if (!isEntered && Object.keys(settings).length === 0) return "missing";
  if (problems.length > 0) return "incomplete";
  if (limits.blocked !== undefined) return "blocked";
  return health.state;
}

/** The colour of each state. */
export const STATE_TONES = {
  missing: "quiet",
  incomplete: "warn",
  blocked: "bad",
  bad: "bad",
  good: "good",
  unknown: "quiet",
} as const satisfies Record<ConnectionState, Tone>;
