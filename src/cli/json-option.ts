import type { OptionSpec } from "./command.ts";

/** Of commands that do something: what came of it, for scripts. Errors are told the same way. */
export const JSON_OPTION = {
  json: { sentence: "As one JSON object; errors too" },
} as const satisfies Record<string, OptionSpec>;
