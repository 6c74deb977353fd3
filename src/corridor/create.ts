import { CountersignError, STOP } from "../domain/errors.ts";
import type { ContractOrder } from "../domain/order.ts";
import type { RemoteContract } from "../domain/remote.ts";
import { brokenness } from "./brokenness.ts";
import { fillAnew } from "./fill.ts";
import { enteringChange } from "./enter.ts";
import { begin, byUs, done, isUnclear, StepTrouble, waitUntilSettled } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Creates the contract at the vendor, unless an earlier try whose answer was lost turns out to have done it. */
export async function create(walk: Walk): Promise<void> {
  const { ledger } = walk;
  const unclear = isUnclear(ledger, "create");
  if (unclear && ledger.row.order !== undefined) {
    const found = await findFirst(walk, ledger.row.order);
    if (found) return adopt(walk, found, "found");
  }
  // an entry's first order was filled and written together with its row
  const begun = ledger.begun.has("create");
  const order = (unclear || begun ? ledger.row.order : undefined) ?? (await fillAnew(walk));
  const broken = await brokenness(walk.tools, walk.runtime, walk.connection.id);
  if (broken) throw new StepTrouble("create", broken, true);
  if (!begun) await begin(walk, ["create"], { order, connection: walk.connection.id });
  return adopt(walk, await walk.connection.account.create(order), "created");
}

async function findFirst(walk: Walk, order: ContractOrder): Promise<RemoteContract | undefined> {
  const { connection } = walk;
  const result = await connection.account.find(order);
  if (result.found === "one") return result.contract;
  if (result.found === "cannot-tell" && !connection.can.draft) {
    throw new CountersignError(
      "outcome_unfindable",
      STOP,
      "The answer to the call that creates and sends it was lost.",
      {
        connection: connection.id,
        operation: "create",
      },
    );
  }
  waitUntilSettled(walk, "create");
  const remark =
    result.found === "none"
      ? "not at the vendor"
      : "this dialect cannot look; at most an unsent draft is left over";
  walk.ledger.defer({}, byUs("looked", { for: "create", found: remark }));
  return undefined;
}

function adopt(walk: Walk, remote: RemoteContract, event: "created" | "found"): void {
  walk.seen = { ...walk.seen, remote };
  const change = { ...enteringChange(walk, "drafted"), remoteId: remote.id, remote };
  const data = { id: remote.id, vendorStatus: remote.vendorStatus };
  done(walk, "create", change, [{ event, actor: walk.connection.id, data }]);
}
