import { CLAIM_NOTE } from "../domain/decide/claim-note.ts";
import { markerOf } from "../domain/decide/label.ts";
import { anotherInstallation } from "./another-installation.ts";
import { checkDeal } from "./check-deal.ts";
import { neighbours } from "./neighbours.ts";
import { see } from "./see.ts";
import { begin, byUs, done, isUnclear } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** By then everybody who was there before has asked again and knows of us, and told on the deal what was made until then. */
const INTRODUCED_MS = 10 * 60_000;
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Where somebody else works on the same CRM account, whoever writes on the deal first makes the contract. Both claim it, once
 * each knows of the other: who has just come waits for that. What the other one made while it thought itself alone is known by
 * its notes and by its id on the deal. Alone nobody claims anything. Throws `another_installation` where it is not ours to make.
 */
export async function claimDeal(walk: Walk): Promise<void> {
  const { tools, runtime } = walk;
  const { hosts, calledSince } = await neighbours(tools, runtime);
  if (hosts.length === 0) return;
  waitUntilIntroduced(tools.now(), calledSince);
  const since = new Date((await enteredAt(walk)).getTime() - CLOCKS_DIFFER_MS);
  await checkOthers(walk, since);
  await writeClaim(walk, since);
  await checkOthers(walk, since);
}

function waitUntilIntroduced(now: Date, calledSince: Date | undefined): void {
  const knownAt = new Date((calledSince ?? now).getTime() + INTRODUCED_MS);
  if (knownAt <= now) return;
  const detail = calledSince
    ? "The other one has to know of us before we make contracts, too."
    : "Kommo does not call us, so the other one cannot know of us: register our address at Kommo.";
  throw anotherInstallation(detail, { next: "wait", until: knownAt });
}

/** Is it theirs, by what stands on the deal now? */
async function checkOthers(walk: Walk, since: Date): Promise<void> {
  const { tools, runtime, ledger } = walk;
  const { dealId, reference } = ledger.row;
  const [claims, rows] = await Promise.all([
    runtime.crm.claims(dealId, since),
    tools.store.contracts.ofDeal(runtime.id, dealId),
    see(walk, "deal"),
  ]);
  await checkDeal(walk);
  const [first] = claims;
  const ours = new Set<string>([reference, ...rows.map((row) => row.reference)]);
  if (first === undefined || ours.has(first.reference)) return;
  throw anotherInstallation(`It makes this deal's contract: ${first.reference}.`);
}

async function writeClaim(walk: Walk, since: Date): Promise<void> {
  const { ledger, runtime } = walk;
  const { row } = ledger;
  if (row.effects["claim"]?.state === "done") return;
  const marker = markerOf(row, "claim");
  const isThere = isUnclear(ledger, "claim") && (await runtime.crm.hasNote(row.dealId, marker, since));
  if (!isThere) {
    await begin(walk, ["claim"]);
    await runtime.crm.addNote(row.dealId, { text: CLAIM_NOTE, marker });
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
