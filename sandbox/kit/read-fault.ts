import { ControlError } from "./kit.ts";
import type { CallFault, HookFault } from "./kit.ts";
import { onlyKeys, optionalTextOf, optionalWholeOf, textOf } from "./input.ts";
import type { Input } from "./input.ts";

const CALL_KINDS = [
  "500",
  "error500After",
  "429",
  "429bare",
  "401",
  "slow",
  "reset",
  "lost",
  "late",
  "html403",
  "nonsense",
  "errorIn200",
  "truncated",
  "endless",
  "wrongJson",
] as const;
const HOOK_KINDS = ["drop", "twice", "late", "reorder"] as const;

const kindOf = <Kind extends string>(input: Input, kinds: readonly Kind[]): Kind => {
  const wanted = textOf(input, "kind");
  const kind = kinds.find((one) => one === wanted);
  if (kind === undefined) throw new ControlError(`"kind" must be one of ${kinds.join(", ")}`);
  return kind;
};

const strikingOf = (input: Input): Pick<HookFault, "times" | "every" | "delayMs"> => {
  const times = optionalWholeOf(input, "times", 1);
  const every = optionalWholeOf(input, "every", 1);
  const delayMs = optionalWholeOf(input, "delayMs", 0);
  return {
    ...(times === undefined ? {} : { times }),
    ...(every === undefined ? {} : { every }),
    ...(delayMs === undefined ? {} : { delayMs }),
  };
};

/** A call fault out of a control call's JSON. Throws ControlError. */
export const readCallFault = (input: Input): CallFault => {
  onlyKeys(input, ["kind", "match", "times", "every", "delayMs", "retryAfterSeconds"]);
  const match = optionalTextOf(input, "match");
  const retryAfterSeconds = optionalWholeOf(input, "retryAfterSeconds", 0);
  return {
    kind: kindOf(input, CALL_KINDS),
    ...strikingOf(input),
    ...(match === undefined ? {} : { match }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
};

/** A hook fault out of a control call's JSON. Throws ControlError. */
export const readHookFault = (input: Input): HookFault => {
  onlyKeys(input, ["kind", "times", "every", "delayMs"]);
  return { kind: kindOf(input, HOOK_KINDS), ...strikingOf(input) };
};
