import type { Capabilities } from "../capabilities.ts";
import type { ContractOrder } from "../order.ts";
import type { Problem } from "./problem.ts";

/** The order asks for signatures that the vendor cannot be asked for; `undefined` = it can. */
export function levelProblem(
  { level }: Pick<ContractOrder, "level">,
  { can, vendor }: { readonly can: Pick<Capabilities, "levels">; readonly vendor: string },
): Problem | undefined {
  if (level === undefined || can.levels.includes(level)) return undefined;
  const known = can.levels.length === 0 ? "none of them" : can.levels.join(", ");
  const text = `${vendor} cannot be asked for ${level} signatures in this dialect; it can: ${known}.`;
  return { what: "level", text };
}
