import type { Wish } from "../domain/contract.ts";
import { uuidv7 } from "../store/reference.ts";
import { atDesk } from "./at-desk.ts";
import type { Command, OptionSpec } from "./command.ts";
import { UsageError } from "./command.ts";
import { DATA_OPTION } from "./config-file.ts";
import { CONTRACT_OPTIONS, findContract } from "./find-contract.ts";

/** A command that leaves a wish at a contract; the next walk, which it asks for at once, takes it. */
export function wishCommand(parts: {
  readonly name: string;
  readonly kind: Wish["kind"];
  readonly summary: string;
  /** Follows the reference: `will be withdrawn`. */
  readonly done: string;
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** A deal without a contract is looked at instead: it may be in a playbook's stage. */
  readonly plans?: boolean;
}): Command {
  const { name, kind, summary, done, options = {}, plans = false } = parts;
  return {
    name,
    summary,
    args: [],
    options: { ...CONTRACT_OPTIONS, ...options, ...DATA_OPTION },
    examples: [`${name} --account acme --contract CS-7K2M9QX4TR`, `${name} --account acme --deal 4711`],
    run: (input, around) =>
      atDesk(input, around, async ({ store, jobs }) => {
        const { terminal } = around;
        const found = await findContract(store, input);
        if (!("contract" in found)) {
          if (!plans) throw new UsageError(`The deal ${found.dealId} has no contract.`);
          await jobs.enqueue([{ ...found, reason: "person", entered: true }]);
          terminal.out(`The deal ${found.dealId} has no contract yet; it will be looked at.`);
          return 0;
        }
        const { id, account, dealId, reference } = found.contract;
        const reason = input.text("reason");
        const wish: Wish = {
          id: uuidv7(),
          kind,
          by: terminal.user,
          at: terminal.now().toISOString(),
          ...(reason === undefined ? {} : { reason }),
        };
        await store.transaction(async (tx) => {
          await tx.contracts.wish(id, wish);
          await jobs.enqueue([{ account, dealId, reason: "person" }], tx);
        });
        terminal.out(`${reference} ${done}.`);
        return 0;
      }),
  };
}
