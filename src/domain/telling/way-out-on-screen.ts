import type { Say } from "../../texts/say.ts";
import type { ErrorCode } from "../errors.ts";
import { needsAGo } from "../way-out.ts";

/** What a person can do about a contract's trouble, as {@link wayOut} says it, for people who have buttons and no commands. */
export function wayOutOnScreen(code: ErrorCode, say: Say): string {
  const help = helpOnScreen(code, say);
  return needsAGo(code) ? say("attention:thenGoOn", { help }) : help;
}

/** How to mend the cause, for the same people. */
export function helpOnScreen(code: ErrorCode, say: Say): string {
  return say(`errors:${code}.help`, { context: "screen" });
}
