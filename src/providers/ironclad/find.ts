import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import type { Found } from "../provider.ts";
import type { Client } from "./client.ts";
import { referenceIn } from "./create-body.ts";
import { askLaunch, LaunchFailed } from "./launch.ts";
import { readLaunchMark } from "./launch-mark.ts";
import { toContract } from "./map.ts";
import { optionsOf } from "./options-of.ts";
import { readContract } from "./read-contract.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { Templates } from "./templates.ts";
import { listWorkflows } from "./workflows.ts";

const MAX_PAGES = 20;
const MAX_READS = 10;
/** A launch is asked for again after a quarter of its age, within these bounds … */
const SOONEST_MS = 15_000;
const LATEST_MS = 600_000;
/** … until a person has to look. */
const LONGEST_LAUNCH_MS = 24 * 3_600_000;

/** The furthest one counts: a second launch that nobody sent must not hide the contract that went out. */
const RANK: readonly RemoteStatus[] = ["signed", "declined", "sent", "unknown", "drafted", "withdrawn"];

interface FindTools {
  readonly client: Client;
  readonly templates: Templates;
  readonly origin: string;
  readonly now: () => Date;
}

/**
 * Looks for the workflow that carries the reference in its question. Each hit is compared here; a list that does not end
 * and a template that is gone are `cannot-tell`, never `none`. A launch that was begun (`mark`) is asked for first, and
 * waited for while it is under way.
 */
export async function find(tools: FindTools, order: ContractOrder, mark?: string): Promise<Found> {
  const launched = mark === undefined ? undefined : await launchedBy(tools, mark);
  if (launched) return launched;
  const template = await tools.templates.read(order.template);
  if (template === undefined) return { found: "cannot-tell" };
  const attribute = referenceIn(template, optionsOf(order));
  const filter = `Equals([${attribute}], '${order.reference}')`;
  const { workflows, complete } = await listWorkflows(tools.client, "find", filter, MAX_PAGES);
  const ours = workflows.filter(({ attributes }) => attributes?.[attribute] === order.reference);
  const silent = workflows.some(({ attributes }) => !attributes);
  const ids = ours.slice(0, MAX_READS).flatMap(({ id }) => remoteIdFrom(id) ?? []);
  const read = await Promise.all(ids.map((id) => readContract(tools.client, id, tools.origin, order)));
  const [best] = read.filter((contract) => contract !== undefined).toSorted(byRank);
  if (best) return { found: "one", contract: best };
  return complete && !silent && ours.length === 0 ? { found: "none" } : { found: "cannot-tell" };
}

/** What became of a launch; `undefined` = its own id does not tell. Throws `wait` while it is under way. */
async function launchedBy({ client, origin, now }: FindTools, mark: string): Promise<Found | undefined> {
  const { job, ageMs } = readLaunchMark(mark, now());
  try {
    const workflow = await askLaunch(client, job);
    if (workflow !== undefined) return { found: "one", contract: toContract(workflow, origin) };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (error instanceof LaunchFailed && error.verdict.next === "stop")
      return { found: "none", isFinal: true };
    if (error.verdict.next === "retry" || error.verdict.next === "wait") throw error;
    return undefined; // it is looked for by the reference
  }
  if (ageMs > LONGEST_LAUNCH_MS) {
    const detail = "Ironclad has been launching it for more than a day.";
    throw new CountersignError("state_conflict", STOP, detail, { operation: "find" });
  }
  const until = new Date(now().getTime() + Math.min(LATEST_MS, Math.max(SOONEST_MS, ageMs / 4)));
  const detail = "Ironclad is still launching it.";
  throw new CountersignError("outcome_unknown", { next: "wait", until }, detail, { operation: "find" });
}

function byRank(one: RemoteContract, other: RemoteContract): number {
  return RANK.indexOf(one.status) - RANK.indexOf(other.status) || one.id.localeCompare(other.id);
}
