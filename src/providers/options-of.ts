import { z } from "zod";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { ContractOrder } from "../domain/order.ts";

/** The playbook's `send.options` in the dialect's shape, defaults filled in. Throws `configuration_invalid` (STOP). */
export function optionsOf<T>(shape: z.ZodType<T>, order: Pick<ContractOrder, "options">): T {
  const options = shape.safeParse(order.options);
  if (options.success) return options.data;
  const why = z.prettifyError(options.error).replaceAll(/\s+/g, " ").slice(0, 300);
  throw new CountersignError("configuration_invalid", STOP, `The playbook's options do not fit: ${why}`);
}
