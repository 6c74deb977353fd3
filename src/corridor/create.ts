import { CountersignError, STOP } from "../domain/errors.ts";
import type { ContractOrder } from "../domain/order.ts";
import type { RemoteContract } from "../domain/remote.ts";
import type { ContractChange } from "../store/store.ts";
import { callContext, withCallContext } from "../http/context.ts";
import { beginsEarly } from "./begins-early.ts";
import { brokenness } from "./brokenness.ts";
import { dealWords } from "./deal-words.ts";
import { fillAnew } from "./fill.ts";
import { enteringChange } from "./enter.ts";
import { sentEntry } from "./sent-entry.ts";
import { checkDeal } from "./check-deal.ts";
import { claimDeal } from "./claim-deal.ts";
import { vendorNews } from "./vendor-news.ts";
import { begin, byUs, callData, done, isUnclear, StepTrouble, waitUntilSettled } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Creates the contract at the vendor, unless an earlier try whose answer was lost turns out to have done it. */
export async function create(walk: Walk): Promise<void> {
  const { ledger } = walk;
  const unclear = isUnclear(ledger, "create");
  // an entry's first order was filled and written together with its row
  const begun = ledger.begun.has("create");
  const order = (unclear || begun ? ledger.row.order : undefined) ?? (await fillAnew(walk));
  const broken = await brokenness(walk.tools, walk.runtime, walk.connection.id);
  if (broken) throw new StepTrouble("create", broken, true);
  const planned = { order, connection: walk.connection.id, ...aboutNow(walk) };
  if (unclear) {
    const found = await findFirst(walk, order);
    if (found) {
      ledger.defer(planned); // what a backup restored may never have been filled in here
      return adopt(walk, found, "found");
    }
    // what cannot be found at the vendor may have left its id on the deal, before a backup was restored
    await checkDeal(walk);
  }
  await claimDeal(walk);
  const leaving = async (): Promise<void> => {
    if (ledger.row.effects["create"] === undefined || !ledger.begun.has("create"))
      await begin(walk, ["create"], planned);
  };
  if (beginsEarly(walk.connection)) await leaving();
  const creating = withCallContext({ ...callContext(), leaving }, () =>
    walk.connection.account.create(order, (mark) => keepMark(walk, mark)),
  ).catch(async (error: unknown) => {
    if (error instanceof CountersignError && error.verdict.next === "look") await leaving();
    throw error;
  });
  return adopt(walk, await creating, "created");
}

/** Filled in anew, it is found by what the deal says now. */
function aboutNow({ view }: Walk): Pick<ContractChange, "about"> {
  return view === undefined ? {} : { about: dealWords(view) };
}

/** A restart asks the vendor under this id what became of the create. */
async function keepMark({ ledger }: Walk, mark: string): Promise<void> {
  const effect = ledger.row.effects["create"];
  if (effect === undefined) return;
  await ledger.write({ effects: { create: { ...effect, result: { ...effect.result, mark } } } });
}

async function findFirst(walk: Walk, order: ContractOrder): Promise<RemoteContract | undefined> {
  const { connection } = walk;
  const { mark, restored } = walk.ledger.row.effects["create"]?.result ?? {};
  const result = await connection.account.find(order, typeof mark === "string" ? mark : undefined);
  if (result.found === "one") return result.contract;
  const isRestored = restored === true;
  if (result.found === "cannot-tell" && (!connection.can.draft || isRestored)) {
    await checkDeal(walk);
    throw new CountersignError(
      "outcome_unfindable",
      STOP,
      isRestored
        ? "It may have been sent after the backup that was restored."
        : "The answer to the call that creates and sends it was lost.",
      {
        connection: connection.id,
        operation: "create",
      },
    );
  }
  if (result.found !== "none" || result.isFinal !== true) waitUntilSettled(walk, "create");
  const remark =
    result.found === "none"
      ? "not at the vendor"
      : "this dialect cannot look; at most an unsent draft is left over";
  walk.ledger.defer({}, byUs("looked", { for: "create", found: remark }));
  return undefined;
}

function adopt(walk: Walk, remote: RemoteContract, event: "created" | "found"): void {
  walk.seen = { ...walk.seen, remote };
  const { id: actor, can } = walk.connection;
  // where creating it sends it, the answer itself says that it is out
  const isSent = !can.draft && event === "created" && remote.status === "sent";
  const change = { ...enteringChange(walk, isSent ? "sent" : "drafted"), remoteId: remote.id, remote };
  const data = {
    id: remote.id,
    vendorStatus: remote.vendorStatus,
    ...(walk.playbook.send.automatically ? {} : { waits: true }),
    ...callData(walk, "create"),
  };
  const trail = [{ event, actor, data }, ...(isSent ? [sentEntry(walk)] : [])];
  done(walk, "create", change, [...trail, ...vendorNews(undefined, remote, actor)]);
}
