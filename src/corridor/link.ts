import type { Contract, RemoteId, Wish } from "../domain/contract.ts";
import { CountersignError } from "../domain/errors.ts";
import type { ErrorCode } from "../domain/errors.ts";
import type { RemoteContract } from "../domain/remote.ts";
import { brokenness } from "./brokenness.ts";
import { enteringChange } from "./enter.ts";
import { namedContracts } from "./named-contracts.ts";
import type { ConnectionRuntime } from "./runtime.ts";
import { vendorNews } from "./vendor-news.ts";
import { done, StepTrouble } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/**
 * Takes over the contract at the vendor that a person named, once it has been read there: from then on it is followed like one
 * that we created. What does not fit is left alone, and the trail says why.
 */
export async function link(walk: Walk, wish: Wish): Promise<void> {
  const { ledger, runtime, tools } = walk;
  const { row } = ledger;
  const { text = "", connection: id = row.connection } = wish.target ?? {};
  const connection = runtime.connections.get(id);
  const playbook = await runtime.playbookOf(row.playbook, runtime.configVersion);
  if (connection === undefined) return refuse(walk, wish, `there is no connection “${id}”`);
  if (playbook === undefined)
    return refuse(walk, wish, `the playbook ${row.playbook} is no longer configured`);
  const broken = await brokenness(tools, runtime, id);
  if (broken) throw new StepTrouble("link", broken, true);
  const remote = await readNamed(connection, text);
  if (typeof remote === "string") return refuse(walk, wish, remote);
  const unfit = (await takenBy(walk, connection, remote.id)) ?? unfitness(row, remote, connection.vendor);
  if (unfit !== undefined) return refuse(walk, wish, unfit);
  await claim(walk, connection, remote.id);
  walk.connection = connection;
  walk.playbook = playbook;
  walk.seen = { ...walk.seen, remote };
  delete walk.probing;
  delete walk.waiting;
  takeOver(walk, wish, remote);
  await ledger.flush();
}

function takeOver(walk: Walk, wish: Wish, remote: RemoteContract): void {
  const { connection, ledger, runtime } = walk;
  const change = {
    ...enteringChange(walk, "drafted"),
    wishes: ledger.row.wishes.filter(({ kind }) => kind !== "link"),
    connection: connection.id,
    configVersion: runtime.configVersion,
    remoteId: remote.id,
    remote,
    failure: null,
    waiting: null,
    attempts: 0,
  };
  const data = { id: remote.id, through: connection.vendor, vendorStatus: remote.vendorStatus };
  const linked = { event: "linked", actor: `person:${wish.by}`, data } as const;
  done(walk, "create", change, [linked, ...vendorNews(undefined, remote, connection.id)], { linked: true });
}

/** What a vendor answers to an id that is none of its own. */
const NOT_THERE: ReadonlySet<ErrorCode> = new Set([
  "not_found",
  "order_invalid",
  "forbidden",
  "state_conflict",
]);

/** The contract, or why there is none to take over. Throws what may pass by itself. */
async function readNamed(
  { account, vendor }: ConnectionRuntime,
  text: string,
): Promise<RemoteContract | string> {
  for (const id of namedContracts(text)) {
    try {
      const remote = await account.read(id);
      if (remote !== undefined) return remote;
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      if (!NOT_THERE.has(error.code) && error.verdict.next !== "stop") throw error;
      if (!NOT_THERE.has(error.code)) return error.message;
    }
  }
  return `${vendor} does not know a contract “${text.slice(0, 200)}”`;
}

/** A contract has one deal. */
async function takenBy(
  { tools, runtime, ledger: { row } }: Walk,
  { vendor }: ConnectionRuntime,
  id: RemoteId,
): Promise<string | undefined> {
  for (const other of runtime.connections.values()) {
    if (other.vendor !== vendor) continue;
    const known = await tools.store.contracts.byRemoteIds(runtime.id, other.id, [id]);
    const taken = known.find((contract) => contract.id !== row.id);
    if (taken !== undefined) return `it belongs to ${taken.reference}, of the deal ${taken.dealId}`;
  }
  return undefined;
}

function unfitness(
  { order }: Contract,
  { status, vendorStatus }: RemoteContract,
  vendor: string,
): string | undefined {
  if (status === "sent" || status === "signed") return undefined;
  if (status === "drafted" && order !== undefined) return undefined;
  if (status === "drafted")
    return `it is still a draft at ${vendor}, and what is to be sent is not known here: send it there first`;
  return `it is ${status === "unknown" ? `“${vendorStatus}”` : status} at ${vendor} already`;
}

const CLAIMED_MS = 60_000;

/** Two people may name the same one for two deals at the same moment: the second one finds it taken a minute later. */
async function claim(
  { tools, runtime }: Walk,
  { vendor, id: connection }: ConnectionRuntime,
  id: RemoteId,
): Promise<void> {
  const at = tools.now();
  const before = new Date(at.getTime() - CLAIMED_MS);
  if (await tools.store.marks.claim(runtime.id, `link:${vendor}:${id}`, before, at)) return;
  throw new CountersignError(
    "state_conflict",
    { next: "wait", until: new Date(at.getTime() + CLAIMED_MS + 1_000) },
    "Somebody is linking the same contract right now.",
    { connection, operation: "link" },
  );
}

function refuse({ ledger }: Walk, wish: Wish, because: string): void {
  ledger.defer(
    { wishes: ledger.row.wishes.filter(({ kind }) => kind !== "link") },
    { event: "looked", actor: `person:${wish.by}`, data: { asked: "link", ignored: because } },
  );
}
