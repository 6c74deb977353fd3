import type { Contract, Wish } from "../domain/contract.ts";
import { uuidv7 } from "../store/reference.ts";
import type { Desk } from "./application.ts";
import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { everyContract } from "./every-contract.ts";
import { CONTRACT_OPTIONS, findContract } from "./find-contract.ts";
import { JSON_OPTION } from "./json-option.ts";
import { plain } from "./paint.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { Outcome } from "./tell-outcome.ts";
import type { Terminal } from "./terminal.ts";

export const look: Command = {
  name: "look",
  summary:
    "Look now at a deal and its contracts, or at all open contracts of an account whose calls were stopped",
  args: [],
  options: { ...CONTRACT_OPTIONS, ...JSON_OPTION, ...PLACE_OPTIONS },
  examples: [
    "look --account acme --deal 4711",
    "look --account acme --contract CS-7K2M9QX4TR",
    "look --account acme",
  ],
  run: (input, around) =>
    atDesk(input, around, async (desk) => {
      const { store, jobs, served } = desk;
      const { terminal } = around;
      const account = input.need("account");
      if (input.text("contract") === undefined && input.text("deal") === undefined)
        return tellOutcome(terminal, input, await lookAtAll(desk, account, terminal));
      const found = await findContract(store, input);
      const { dealId } = "contract" in found ? found.contract : found;
      await jobs.enqueue([{ account, dealId, reason: "person" }]);
      const text = `The deal ${plain(dealId)} ${willBeLookedAt(served)}.`;
      const help =
        "contract" in found
          ? `\`countersign show ${found.contract.reference}\` tells what came of it.${deletedThere(found.contract)}`
          : "It has no contract yet. `countersign plan` tells whether it would get one, and why not.";
      return tellOutcome(terminal, input, { text, help });
    }),
};

/** Whoever has just deleted it at the vendor would wait for it in vain. */
function deletedThere({ status, remoteId }: Contract): string {
  const isAtVendor = remoteId !== undefined && (status === "drafted" || status === "sent");
  return isAtVendor
    ? " If the vendor does not have it any more, it counts as withdrawn after a second look, about five minutes later."
    : "";
}

function willBeLookedAt(served: Desk["served"]): string {
  return served === "no"
    ? "will be looked at as soon as `countersign serve` runs; no service is running here now"
    : "will be looked at by the running service";
}

/** Statuses, as they are shown, of contracts that something may still happen to. */
const OPEN = ["planned", "drafted", "sent", "failed"] as const;

/** After Kommo's support has lifted its block of our address: ours is lifted too, and nothing is left waiting. */
async function lookAtAll(desk: Desk, account: string, terminal: Terminal): Promise<Outcome> {
  const { store, jobs } = desk;
  const reason = await desk.liftBlock(account, "kommo");
  const calls =
    reason === undefined
      ? `Calls to Kommo for ${plain(account)} were not stopped.`
      : `Calls to Kommo for ${plain(account)} go again. They were stopped: ${plain(reason)}`;
  const deals = new Set<string>();
  for (const status of OPEN) {
    for await (const contract of everyContract(store, { account, status })) {
      deals.add(contract.dealId);
      if (contract.failure?.code === "ip_blocked")
        await store.contracts.wish(account, contract.id, resumeBy(terminal));
    }
  }
  const looks = [...deals].map((dealId) => ({ account, dealId, reason: "person" }));
  await jobs.enqueue(looks);
  const what = deals.size === 1 ? "1 deal with an open contract" : `${deals.size} deals with open contracts`;
  const text = `${calls} ${deals.size === 0 ? "There is no open contract to look at" : `${what} ${willBeLookedAt(desk.served)}`}.`;
  return { text, help: `\`countersign contracts --account ${account}\` tells how they stand.` };
}

/** A contract that stopped at the block would otherwise wait for its next try by itself. */
function resumeBy({ user, now }: Terminal): Wish {
  return { id: uuidv7(), kind: "resume", by: user, at: now().toISOString() };
}
