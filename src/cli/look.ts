import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { DATA_OPTION } from "./config-file.ts";
import { CONTRACT_OPTIONS, findContract } from "./find-contract.ts";

export const look: Command = {
  name: "look",
  summary: "Look now at a deal and its contracts, here and at the vendor",
  args: [],
  options: { ...CONTRACT_OPTIONS, ...DATA_OPTION },
  examples: ["look --account acme --deal 4711", "look --account acme --contract CS-7K2M9QX4TR"],
  run: (input, around) =>
    atDesk(input, around, async ({ store, jobs }) => {
      const found = await findContract(store, input);
      const { account, dealId } = "contract" in found ? found.contract : found;
      await jobs.enqueue([{ account, dealId, reason: "person" }]);
      around.terminal.out(`The deal ${dealId} will be looked at.`);
      return 0;
    }),
};
