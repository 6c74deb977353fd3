import type { ContractOrder } from "../../domain/order.ts";
import { optionsOf as parsedOptions } from "../options-of.ts";
import { Options } from "./options.ts";

/** The order's options with their defaults, also the connection's. Throws `configuration_invalid` for unknown ones. */
export function optionsOf(
  order: Pick<ContractOrder, "options">,
  defaults: Pick<Options, "currency"> = {},
): Options {
  return { ...defaults, ...parsedOptions(Options, order) };
}
