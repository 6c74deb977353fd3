import { isDeepStrictEqual } from "node:util";
import { labelOf } from "../domain/decide/label.ts";
import type { OutcomeStatus } from "../domain/decide/outcome-acts.ts";
import type { RemoteContract, RemoteSigner } from "../domain/remote.ts";
import { same } from "../domain/same.ts";
import type { NewTrailEntry } from "../store/store.ts";
import { expectedThere } from "./expected-there.ts";
import { isAnyShown } from "./is-any-shown.ts";
import { vendorNews } from "./vendor-news.ts";
import { byUs, remoteIdOf } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";
import { withoutStrangers } from "./without-strangers.ts";

/** Looks at the deal, at the contract, at others of its age, or at the stages that the current outcome speaks of. */
export async function see(walk: Walk, what: "deal" | "remote" | "others" | "stages"): Promise<void> {
  if (what === "deal") return seeDeal(walk);
  if (what === "others") return seeOthers(walk);
  return what === "remote" ? seeRemote(walk) : seeStages(walk);
}

/** So long is the deal's stage believed before it is changed. */
const DEAL_FRESH_MS = 5_000;

/** Was it read so long ago that a person may have moved it since? */
export function isDealOld({ tools, dealSeenAt }: Walk): boolean {
  return tools.now().getTime() - dealSeenAt.getTime() > DEAL_FRESH_MS;
}

async function seeDeal(walk: Walk): Promise<void> {
  const deal = await walk.runtime.crm.readDeal(walk.ledger.row.dealId);
  walk.seen = { ...walk.seen, deal: deal ?? "gone" };
  walk.dealSeenAt = walk.tools.now();
  if (deal !== undefined && walk.view !== undefined) walk.view = { ...walk.view, deal };
}

async function seeRemote(walk: Walk): Promise<void> {
  const { row } = walk.ledger;
  const told = await walk.connection.account.read(remoteIdOf(row), row.order);
  const remote = told === undefined ? undefined : withoutStrangers(row, told);
  walk.seen = { ...walk.seen, remote: remote ?? "gone" };
  if (remote === undefined) return noteMissing(walk);
  noteRemote(walk, remote);
  if (walk.ledger.row.missingSince !== undefined)
    walk.ledger.defer({ missingSince: null }, byUs("looked", { for: "the contract", found: "there again" }));
}

/** Since when it has been missing: once may be a hiccup, so `decide` wants to hear it twice. */
function noteMissing({ ledger, now }: Walk): void {
  const { status, missingSince } = ledger.row;
  if (missingSince !== undefined || (status !== "drafted" && status !== "sent")) return;
  ledger.defer({ missingSince: now }, byUs("looked", { for: "the contract", found: "not at the vendor" }));
}

/** With a key of another workspace none of our contracts is there: then this one was not taken back either. */
const OTHERS = 4;

async function seeOthers(walk: Walk): Promise<void> {
  const { ledger, connection, tools, now } = walk;
  const { id, account, missingSince = now } = ledger.row;
  const ask = { account, before: missingSince, limit: OTHERS };
  const missing = await tools.store.contracts.sample({ ...ask, connection: connection.id, missing: true });
  const others = [...(await expectedThere(tools.store, connection, ask)), ...missing].filter(
    (other) => other.id !== id,
  );
  const shown = await isAnyShown(connection, others);
  walk.seen = { ...walk.seen, others: shown ? "shown" : others.length > 0 ? "missing" : "none" };
}

/** Keeps what was read where it tells something new. */
function noteRemote({ ledger, connection }: Walk, remote: RemoteContract): void {
  const before = ledger.row.remote;
  if (before !== undefined && isDeepStrictEqual({ ...before, updatedAt: "" }, { ...remote, updatedAt: "" }))
    return;
  const news = vendorNews(before, remote, connection.id);
  ledger.defer({ remote }, ...signerChanges(before, remote, connection.id), ...news);
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(["waiting", "asked", "unknown"]);

function signerChanges(
  before: RemoteContract | undefined,
  remote: RemoteContract,
  actor: string,
): readonly NewTrailEntry[] {
  const known = new Map((before?.signers ?? []).map((signer) => [signer.email, signer.status]));
  const replaced = before === undefined ? [] : replacedSigners(before, remote, actor);
  const changed = remote.signers.filter(
    (signer) => !SAYS_NOTHING.has(signer.status) && known.get(signer.email) !== signer.status,
  );
  const told = changed.map((signer): NewTrailEntry => ({
    event: "signer_changed",
    actor,
    data: {
      name: signer.name,
      email: signer.email,
      status: signer.status,
      ...(signer.at === undefined ? {} : { at: signer.at }),
      ...(signer.reason === undefined ? {} : { reason: signer.reason }),
    },
  }));
  return [...replaced, ...told];
}

/** People at the vendor put somebody else in a signer's place. A read that tells of nobody tells nothing. */
function replacedSigners(
  before: RemoteContract,
  remote: RemoteContract,
  actor: string,
): readonly NewTrailEntry[] {
  if (before.signers.length === 0 || remote.signers.length === 0) return [];
  const entry = ({ name, email }: RemoteSigner, status: string): NewTrailEntry => ({
    event: "signer_changed",
    actor,
    data: { name, email, status },
  });
  return [
    ...without(before, remote).map((signer) => entry(signer, "removed")),
    ...without(remote, before).map((signer) => entry(signer, "added")),
  ];
}

/** Signers of the one that the other does not have. */
function without(some: RemoteContract, others: RemoteContract): readonly RemoteSigner[] {
  return some.signers.filter(({ email }) => !others.signers.some((other) => same(other.email, email)));
}

async function seeStages(walk: Walk): Promise<void> {
  const { ledger, playbook, runtime } = walk;
  const status = ledger.row.status;
  const label = labelOf(ledger.row, status);
  const outcome = hasOutcome(status) ? playbook.outcomes[status] : undefined;
  if (outcome?.stage === undefined) {
    walk.seen = { ...walk.seen, stages: { label } };
    return;
  }
  // a walk that waited for its turn must not move a deal that a person has moved meanwhile
  if (isDealOld(walk)) await seeDeal(walk);
  const pipeline = outcome.pipeline ?? playbook.when.pipeline;
  const target = await runtime.crm.resolveStage(pipeline, outcome.stage);
  const from =
    outcome.from &&
    (await Promise.all(outcome.from.map((stage) => runtime.crm.resolveStage(pipeline, stage))));
  walk.seen = {
    ...walk.seen,
    stages: { label, target, targetName: outcome.stage, ...(from ? { from } : {}) },
  };
}

function hasOutcome(status: string): status is OutcomeStatus {
  return (
    status === "sent" ||
    status === "signed" ||
    status === "declined" ||
    status === "expired" ||
    status === "withdrawn"
  );
}
