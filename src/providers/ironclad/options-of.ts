import { z } from "zod";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { Options } from "./options.ts";

/** The order's options with their defaults, also the connection's. Throws `configuration_invalid` for unknown ones. */
export function optionsOf(
  order: Pick<ContractOrder, "options">,
  defaults: Pick<Options, "currency"> = {},
): Options {
  const options = Options.safeParse(order.options);
  if (options.success) return { ...defaults, ...options.data };
  const detail = `The playbook's options do not fit: ${z.prettifyError(options.error).replaceAll(/\s+/g, " ").slice(0, 300)}`;
  throw new CountersignError("configuration_invalid", STOP, detail);
}
