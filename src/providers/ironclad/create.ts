import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Client } from "./client.ts";
import { createBody } from "./create-body.ts";
import { awaitLaunch, launchSync, startLaunch } from "./launch.ts";
import { optionsOf } from "./options-of.ts";
import type { Workflow } from "./schema.ts";
import type { Templates } from "./templates.ts";

/** What creating and finding share: launches whose end nobody has seen yet, by reference. */
export type Launches = Map<string, string>;

interface CreateTools {
  readonly client: Client;
  readonly templates: Templates;
  readonly launches: Launches;
  /** Only with the company-wide token: who launches it. */
  readonly creator?: string;
  /** Currency of the connection. */
  readonly currency?: string;
}

/** Launches a workflow from the order's template. Throws STOP before any call that makes something when it does not fit. */
export async function create(
  { client, templates, launches, creator, ...defaults }: CreateTools,
  order: ContractOrder,
): Promise<Workflow> {
  const template = await templates.read(order.template);
  if (template === undefined) {
    templates.forget();
    const detail = `There is no workflow template with the id or name "${order.template.slice(0, 200)}". Ids change when a design is published anew: a name in the playbook stays.`;
    throw new CountersignError("not_found", STOP, detail, { operation: "create" });
  }
  const options = optionsOf(order, defaults);
  const body = createBody(order, options, template, creator);
  try {
    if (options.launch === "sync") return await launchSync(client, body);
    const job = await startLaunch(client, body);
    launches.set(order.reference, job);
    const workflow = await awaitLaunch(client, job);
    launches.delete(order.reference);
    return workflow;
  } catch (error) {
    // built from what we remembered of the template, which may have been published anew since
    const refused = error instanceof CountersignError && error.verdict.next === "stop";
    if (refused) templates.forget();
    if (refused) launches.delete(order.reference);
    throw error;
  }
}
