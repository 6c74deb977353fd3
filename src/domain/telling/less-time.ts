import type { Contract } from "../contract.ts";
import { dayIn } from "./day-in.ts";
import { advise } from "./reader.ts";
import type { Reader } from "./reader.ts";
import type { Refusal } from "./why-not.ts";

/**
 * Why this is no new deadline: more time that ends before the present one would take time away. `undefined` = it is later, or
 * there is none yet. `timeZone`: the zone in which the sentence names the day.
 */
export function lessTime(
  { reference, expiresAt }: Pick<Contract, "reference" | "expiresAt">,
  until: Date,
  timeZone: string,
  reader: Reader,
): Refusal | undefined {
  if (expiresAt === undefined || until > expiresAt) return undefined;
  const { say } = reader;
  return {
    text: advise(reader, "refusals:lessTime.text", { reference, day: dayIn(timeZone, expiresAt, say) }),
    help: say("refusals:lessTime.help"),
  };
}
