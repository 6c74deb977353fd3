import { ApiProblem } from "../../api/api-problem.ts";
import { editedBy } from "../../api/edited-by.ts";
import type { PlaybookAsk, TestSent } from "../../api/playbooks/playbook-view.ts";
import { textOf } from "../../config/plain-data.ts";
import type { Caller } from "../../auth/caller.ts";
import type { ConnectionRuntime } from "../../corridor/runtime.ts";
import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { Signer } from "../../domain/signer.ts";
import type { TestSend } from "../../store/configuration.ts";
import { connectionOf } from "./bound-connection.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { previewFor } from "./dry-run.ts";
import { refused } from "./judging.ts";
import type { Say } from "../../texts/say.ts";

export interface TestWish {
  readonly dealId: string;
  readonly email: string;
  readonly key: string;
}

const LONGEST_TITLE = 200;

/**
 * Sends a deal's contract to whoever asks, and to nobody else. Nothing is written to Kommo, and no contract of ours comes of
 * it. Asked for again under the same key, it looks first and repeats nothing.
 */
export async function testSend(
  deps: DeskDeps,
  account: string,
  ask: PlaybookAsk,
  wish: TestWish,
  caller: Caller,
  say: Say,
): Promise<TestSent> {
  const email = ownAddress(caller, wish.email);
  const { order, problems, connection: id } = await previewFor(deps, account, ask, wish.dealId, say);
  if (order === undefined || id === undefined || problems.length > 0)
    throw refused(problems.map(({ what, text }) => ({ path: what, text })));
  const begun = await deps.store.testSends.begin({
    account,
    key: wish.key,
    reference: order.reference,
    order: toOneself(order, email),
    connection: id,
    by: editedBy(caller),
    at: deps.now(),
  });
  const { send } = begun;
  const connection = connectionOf(deps, account, send.connection);
  if (!begun.isOurs) return told(send, connection, email);
  const remote = await carriedOut(deps, connection, send, begun.isFresh);
  const result = { remoteId: remote.id, status: remote.status };
  await deps.store.testSends.note(account, send.key, { state: "done", result });
  return told({ ...send, state: "done", result }, connection, email);
}

/** Only people have an address, and it must be their own: nobody is mailed by somebody else's test. */
function ownAddress({ kind, email }: Caller, wanted: string): string {
  if (kind === "person" && email !== undefined && email.toLowerCase() === wanted.toLowerCase()) return email;
  throw new ApiProblem("forbidden", (say) => say("problems:ownAddress"), {
    issues: [{ path: "body.email", text: (say) => say("problems:ownAddressIssue") }],
  });
}

function toOneself(order: ContractOrder, email: string): ContractOrder {
  const title = `[TEST] ${order.title}`.slice(0, LONGEST_TITLE);
  return { ...order, title, signers: order.signers.map((signer, index) => asOneself(signer, email, index)) };
}

/** Vendors refuse one address twice: the second signer is `ada+2@…`, which arrives at the same place. No phone: it would ring. */
function asOneself({ phone: _phone, ...signer }: Signer, email: string, index: number): Signer {
  const [local = "", host = ""] = email.split("@");
  return { ...signer, email: index === 0 ? email : `${local}+${index + 1}@${host}` };
}

async function carriedOut(
  { store }: Pick<DeskDeps, "store">,
  { account: vendor, can }: ConnectionRuntime,
  { account, key, order, mark }: TestSend,
  isFresh: boolean,
): Promise<RemoteContract> {
  try {
    const known = isFresh ? undefined : await found(vendor, order, mark);
    const made =
      known ??
      (await vendor.create(order, async (kept) => store.testSends.note(account, key, { mark: kept })));
    await store.testSends.note(account, key, { state: "created" });
    if (can.draft && made.status === "drafted") await vendor.send(made.id, order);
    return (await vendor.read(made.id, order)) ?? made;
  } catch (error) {
    // what may have happened is left alone for a while, and looked for then
    const isOpen = error instanceof CountersignError && error.verdict.next === "look";
    if (!isOpen) await store.testSends.note(account, key, { state: "stopped" });
    throw error;
  }
}

async function found(
  vendor: ConnectionRuntime["account"],
  order: ContractOrder,
  mark: string | undefined,
): Promise<RemoteContract | undefined> {
  const look = await vendor.find(order, mark);
  if (look.found === "one") return look.contract;
  if (look.found === "none") return undefined;
  throw new ApiProblem("conflict", (say) => say("problems:cannotTell"), {
    help: (say) => say("problems:cannotTellHelp"),
  });
}

function told(
  { reference, state, result }: TestSend,
  { vendor }: ConnectionRuntime,
  email: string,
): TestSent {
  if (state !== "done")
    throw new ApiProblem("conflict", (say) => say("problems:underWay"), {
      reason: "under_way",
      help: (say) => say("problems:underWayHelp"),
    });
  const { remoteId, status } = result ?? {};
  return { reference, email, vendor, status: textOf(status), remoteId: textOf(remoteId) };
}
