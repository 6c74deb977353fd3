import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import type { Found } from "../provider.ts";
import type { Client } from "./client.ts";
import type { Launches } from "./create.ts";
import { referenceIn } from "./create-body.ts";
import { askLaunch } from "./launch.ts";
import { toContract } from "./map.ts";
import { optionsOf } from "./options-of.ts";
import { readContract } from "./read-contract.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { Templates } from "./templates.ts";
import { listWorkflows } from "./workflows.ts";

const MAX_PAGES = 20;
const MAX_READS = 10;
const ASK_AGAIN_MS = 15_000;

/** The furthest one counts: a second launch that nobody sent must not hide the contract that went out. */
const RANK: readonly RemoteStatus[] = ["signed", "declined", "sent", "unknown", "drafted", "withdrawn"];

interface FindTools {
  readonly client: Client;
  readonly templates: Templates;
  readonly launches: Launches;
  readonly origin: string;
  readonly now: () => Date;
}

/**
 * Looks for the workflow that carries the reference in its question. Each hit is compared here; a list that does not end
 * and a template that is gone are `cannot-tell`, never `none`. A launch that is still under way is waited for.
 */
export async function find(tools: FindTools, order: ContractOrder): Promise<Found> {
  const launched = await stillLaunching(tools, order);
  if (launched) return { found: "one", contract: launched };
  const template = await tools.templates.read(order.template);
  if (template === undefined) return { found: "cannot-tell" };
  const attribute = referenceIn(template, optionsOf(order));
  const filter = `Equals([${attribute}], '${order.reference}')`;
  const { workflows, complete } = await listWorkflows(tools.client, "find", filter, MAX_PAGES);
  const ours = workflows.filter(({ attributes }) => attributes?.[attribute] === order.reference);
  const silent = workflows.some(({ attributes }) => !attributes);
  const ids = ours.slice(0, MAX_READS).flatMap(({ id }) => remoteIdFrom(id) ?? []);
  const read = await Promise.all(ids.map((id) => readContract(tools.client, id, tools.origin)));
  const [best] = read.filter((contract) => contract !== undefined).toSorted(byRank);
  if (best) return { found: "one", contract: best };
  return complete && !silent && ours.length === 0 ? { found: "none" } : { found: "cannot-tell" };
}

/** A launch of ours whose end nobody has seen. Throws `wait` while it is under way. */
async function stillLaunching(
  { client, launches, origin, now }: FindTools,
  { reference }: ContractOrder,
): Promise<RemoteContract | undefined> {
  const job = launches.get(reference);
  if (job === undefined) return undefined;
  const workflow = await askLaunch(client, job).catch((error: unknown) => {
    if (!(error instanceof CountersignError) || error.verdict.next === "retry") throw error;
    launches.delete(reference); // what became of it is looked for by the reference
    return "unclear" as const;
  });
  if (workflow === undefined) {
    const until = new Date(now().getTime() + ASK_AGAIN_MS);
    const detail = "Ironclad is still launching it.";
    throw new CountersignError("outcome_unknown", { next: "wait", until }, detail, { operation: "find" });
  }
  launches.delete(reference);
  return workflow === "unclear" ? undefined : toContract(workflow, origin);
}

function byRank(one: RemoteContract, other: RemoteContract): number {
  return RANK.indexOf(one.status) - RANK.indexOf(other.status) || one.id.localeCompare(other.id);
}
