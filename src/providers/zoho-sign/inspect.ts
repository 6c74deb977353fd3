import { optionsOf } from "../options-of.ts";
import type { Finding, InspectedOrder } from "../provider.ts";
import { refusals } from "../refusals.ts";
import { Options } from "./options.ts";
import { recipientsOf } from "./recipients.ts";
import type { Templates } from "./templates.ts";

/** Do the playbook's signers fit the template's roles? */
export async function inspect(templates: Templates, order: InspectedOrder): Promise<readonly Finding[]> {
  const template = await templates.read(order.template);
  if (template === undefined) return [];
  return refusals([() => recipientsOf(order, optionsOf(Options, order), template.actions ?? [])]);
}
