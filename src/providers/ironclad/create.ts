import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { KeepMark } from "../provider.ts";
import type { Client } from "./client.ts";
import { createBody } from "./create-body.ts";
import { awaitLaunch, launchSync, startLaunch } from "./launch.ts";
import { launchMark } from "./launch-mark.ts";
import { optionsOf } from "./options-of.ts";
import type { Workflow } from "./schema.ts";
import type { Templates } from "./templates.ts";

interface CreateTools {
  readonly client: Client;
  readonly templates: Templates;
  readonly now: () => Date;
  /** Only with the company-wide token: who launches it. */
  readonly creator?: string;
  /** Currency of the connection. */
  readonly currency?: string;
}

/**
 * Launches a workflow from the order's template; the launch's own id is kept before its end is waited for. Throws STOP
 * before any call that makes something when it does not fit.
 */
export async function create(
  { client, templates, now, creator, ...defaults }: CreateTools,
  order: ContractOrder,
  keep: KeepMark = async () => undefined,
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
    await keep(launchMark(job, now()));
    return await awaitLaunch(client, job);
  } catch (error) {
    // built from what we remembered of the template, which may have been published anew since
    if (error instanceof CountersignError && error.verdict.next === "stop") templates.forget();
    throw error;
  }
}
