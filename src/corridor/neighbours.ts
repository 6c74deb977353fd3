import type { Crm, Neighbours } from "../crm/crm.ts";
import { markerOf } from "../domain/decide/label.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { Failure } from "../domain/errors.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { begin, byUs, done, isUnclear } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Where it is kept, and shown, that somebody else works on the same CRM account. No connection bears such a name. */
export const NEIGHBOURS = "neighbours:kommo";
/** How often the CRM is asked whom it calls. */
const KNOWN_FOR_MS = 4 * 60_000;
/** Where it says that we may not ask: less often, but still before somebody new begins. */
const REFUSED_FOR_MS = 8 * 60_000;
/** By then everybody who was there before has asked again and knows of us. */
const INTRODUCED_MS = 10 * 60_000;
const CLOCKS_DIFFER_MS = 60_000;
const NOBODY: Neighbours = { hosts: [] };

interface Known {
  readonly atMs: number;
  forMs: number;
  readonly asked: Promise<Neighbours>;
}

const known = new WeakMap<Crm, Known>();

/**
 * Who else works on this CRM account, said in the log and to people as long as it is so; some minutes old at most. Where the CRM does
 * not tell, what was known before holds.
 */
export function neighbours(tools: Tools, runtime: AccountRuntime): Promise<Neighbours> {
  const before = known.get(runtime.crm);
  const atMs = tools.now().getTime();
  if (before !== undefined && Math.abs(atMs - before.atMs) < before.forMs) return before.asked;
  const refused = (): void => {
    const now = known.get(runtime.crm);
    if (now !== undefined) now.forMs = REFUSED_FOR_MS;
  };
  const asked = ask(tools, runtime, { before: before?.asked, refused });
  known.set(runtime.crm, { atMs, forMs: KNOWN_FOR_MS, asked });
  asked.catch(() => known.delete(runtime.crm)); // the database was away: asked again next time
  return asked;
}

interface Asking {
  readonly before: Promise<Neighbours> | undefined;
  readonly refused: () => void;
}

async function ask(tools: Tools, runtime: AccountRuntime, { before, refused }: Asking): Promise<Neighbours> {
  const last = await before?.catch(() => undefined);
  try {
    const now = await runtime.crm.neighbours();
    if (now.hosts.length > 0) tell(tools, runtime, now, last);
    else if (last === undefined || last.hosts.length > 0) await tools.health.forget(runtime.id, NEIGHBOURS);
    return now;
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (error.verdict.next === "stop") refused();
    return last ?? NOBODY;
  }
}

function tell(
  { log, health }: Tools,
  { id: account }: AccountRuntime,
  now: Neighbours,
  last?: Neighbours,
): void {
  health.bad(account, NEIGHBOURS, trouble(`Kommo also calls ${now.hosts.join(", ")}.`));
  if (last?.hosts.join() !== now.hosts.join())
    log.error(
      { account, hosts: now.hosts },
      "another Countersign works on the same Kommo account: each deal is claimed before its contract is made",
    );
}

function trouble(detail: string, verdict: CountersignError["verdict"] = STOP): CountersignError {
  return new CountersignError("another_installation", verdict, detail, { connection: NEIGHBOURS });
}

/**
 * Where somebody else works on the same CRM account, whoever writes its claim on the deal first makes the contract. Both do so, once
 * each knows of the other: who has just come waits for that. Alone nobody claims anything. Throws where it is not ours to make.
 */
export async function claimDeal(walk: Walk): Promise<void> {
  const { tools, runtime, ledger } = walk;
  const { hosts, calledSince } = await neighbours(tools, runtime);
  if (hosts.length === 0) return;
  const now = tools.now();
  const knownAt = new Date((calledSince ?? now).getTime() + INTRODUCED_MS);
  if (knownAt > now) {
    const detail = calledSince
      ? "The other one has to know of us before we make contracts, too."
      : "Kommo does not call us, so the other one cannot know of us: register our address at Kommo.";
    throw trouble(detail, { next: "wait", until: knownAt });
  }
  const { dealId, reference } = ledger.row;
  const since = new Date((await enteredAt(walk)).getTime() - CLOCKS_DIFFER_MS);
  await writeClaim(walk, since);
  const claims = await runtime.crm.claims(dealId, since);
  const rows = await tools.store.contracts.ofDeal(runtime.id, dealId);
  const ours = new Set<string>(rows.map((row) => row.reference));
  const [first] = claims;
  if (first === undefined || first.reference === reference || ours.has(first.reference)) return;
  throw trouble(`It makes this deal's contract: ${first.reference}.`);
}

/** What somebody else has sent is no riddle where it is known who works there, too. */
export async function whoseIsIt(tools: Tools, runtime: AccountRuntime, strange: Failure): Promise<Failure> {
  const { hosts } = await neighbours(tools, runtime);
  if (hosts.length === 0) return strange;
  return { ...strange, code: "another_installation", where: { connection: NEIGHBOURS } };
}

async function writeClaim(walk: Walk, since: Date): Promise<void> {
  const { ledger, runtime } = walk;
  const { row } = ledger;
  if (row.effects["claim"]?.state === "done") return;
  const marker = markerOf(row, "claim");
  const isThere = isUnclear(ledger, "claim") && (await runtime.crm.hasNote(row.dealId, marker, since));
  if (!isThere) {
    await begin(walk, ["claim"]);
    const text = "Countersign makes a contract for this deal. Another Countersign works on this account.";
    await runtime.crm.addNote(row.dealId, { text, marker });
  }
  done(walk, "claim", {}, [byUs("looked", { for: "another installation", found: "the deal was claimed" })]);
}

/** When the deal came into the stage that this contract is for, as the CRM's own log tells. */
async function enteredAt({ runtime, ledger }: Walk): Promise<Date> {
  const { dealId, trigger, createdAt } = ledger.row;
  const from = new Date(createdAt.getTime() - 30 * 86_400_000);
  const changes = await runtime.crm.stageChanges(dealId, from);
  const last = changes.findLast(
    ({ to }) => to.pipelineId === trigger.pipelineId && to.stageId === trigger.stageId,
  );
  return last?.at ?? from;
}
